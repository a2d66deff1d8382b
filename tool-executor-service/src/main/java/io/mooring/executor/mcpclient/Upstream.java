package io.mooring.executor.mcpclient;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.connectionview.ConnectionView;

/**
 * A server of one connection: what to reach, not yet with what credential.
 *
 * @param configRevision of the integration's configuration; one of another revision is another server
 * @param runtime how it is reached, as the catalog says it
 */
public record Upstream(String tenant, String integration, long configRevision, ConnectionView connection,
        JsonNode runtime) {

    /** One of the catalog's words: {@code streamable-http}, {@code sse}, {@code auto} or {@code stdio}. */
    public String transport() {
        return runtime.path("transport").asText("auto");
    }

    /** Whose it is; nothing of how it is reached. */
    @Override
    public String toString() {
        return tenant + "/" + integration + "/" + connection.id();
    }
}
