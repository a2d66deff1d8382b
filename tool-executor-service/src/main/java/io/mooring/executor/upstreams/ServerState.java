package io.mooring.executor.upstreams;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.mcpclient.Capabilities;

/**
 * How an MCP server is on one connection now.
 *
 * @param server slug of the integration
 * @param connection id
 * @param transport {@code streamable-http}, {@code sse}, {@code auto} or {@code stdio}
 * @param status {@code connected}, {@code failed}, or {@code unusable}: its owner has to connect again, or enable it
 * @param revision of the protocol that is spoken with it
 * @param serverInfo what it says it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServerState(String server, String connection, String transport, String status, @Nullable String revision,
        @Nullable ObjectNode serverInfo, @Nullable Trouble error) {

    private static final String CONNECTED = "connected";

    /** Why it is not connected. */
    public record Trouble(String slug, String detail) {}

    static ServerState connected(Server server, ConnectionView on, Capabilities said) {
        return of(server, on, CONNECTED, said, null);
    }

    static ServerState failed(Server server, ConnectionView on, String slug, String detail) {
        return of(server, on, "failed", null, new Trouble(slug, detail));
    }

    static ServerState late(Server server, ConnectionView on, long seconds) {
        return failed(server, on, ToolError.UPSTREAM_TIMEOUT.slug(), "not connected within " + seconds + " s");
    }

    static ServerState unusable(Server server, ConnectionView on) {
        return of(server, on, "unusable", null, new Trouble("connection-not-active", "the connection is " + on.status()
                + (on.reason() == null ? "" : " (" + on.reason() + ")")));
    }

    private static ServerState of(Server server, ConnectionView on, String status, @Nullable Capabilities said,
            @Nullable Trouble trouble) {
        return new ServerState(server.integration(), on.id(), server.on(on).transport(), status,
                said == null ? null : said.revision(), said == null ? null : said.server(), trouble);
    }

    /** Whether its tools can be called on this connection. */
    @JsonIgnore
    public boolean isConnected() {
        return status.equals(CONNECTED);
    }
}
