package io.mooring.executor.upstreams;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.mcpclient.Upstream;
import io.mooring.executor.resolution.ConnectionChoice;
import io.mooring.executor.toolview.IntegrationView;

/**
 * An MCP server within a caller's reach.
 *
 * @param runtime how it is reached, read
 * @param connections those of the user that policies leave open, whatever their status
 * @param keepsNames whether its names and addresses are shown as it gives them
 */
record Server(String tenant, IntegrationView view, JsonNode runtime, List<ConnectionView> connections,
        boolean keepsNames) {

    String integration() {
        return view.slug();
    }

    /** On one of its connections. */
    Upstream on(ConnectionView connection) {
        return new Upstream(tenant, view.slug(), view.configRevision(), connection, runtime);
    }

    /** On the connection its tools would use; fails as they do when there are several, or the default can't be used. */
    Upstream upstream() {
        return on(ConnectionChoice.choose(connections, null, null));
    }

    /** The same server with that connection alone; none when it is not there, or can't be used now. */
    Optional<Server> onlyOn(String connection) {
        return connections.stream().filter(one -> one.id().equals(connection) && one.isActive()).findFirst()
                .map(one -> new Server(tenant, view, runtime, List.of(one), keepsNames));
    }
}
