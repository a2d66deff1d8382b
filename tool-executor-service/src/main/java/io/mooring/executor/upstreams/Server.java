package io.mooring.executor.upstreams;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.mcpclient.Upstream;

/**
 * An MCP server within a caller's reach, on the connection that is used.
 *
 * @param version of the integration, for leases
 * @param keepsNames whether its names and addresses are shown as it gives them
 */
record Server(Upstream upstream, long version, boolean keepsNames) {

    String integration() {
        return upstream.integration();
    }

    ConnectionView connection() {
        return upstream.connection();
    }
}
