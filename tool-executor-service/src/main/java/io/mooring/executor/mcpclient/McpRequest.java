package io.mooring.executor.mcpclient;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.http.TraceParent;
import io.vertx.core.Future;

/**
 * One request to a server.
 *
 * @param params without what the protocol itself says in {@code _meta}: that is added by who sends it
 * @param deadline when it is over, whatever the server still says
 * @param callerGone completes when nobody waits for the answer any more
 * @param tool the tool that is called, as the server listed it; null when it is not known or something else is asked
 */
public record McpRequest(String method, ObjectNode params, Instant deadline, Future<Void> callerGone,
        Exchange exchange, @Nullable JsonNode tool) {

    private static final String META = "_meta";

    public McpRequest(String method, ObjectNode params, Instant deadline, Future<Void> callerGone,
            Exchange exchange) {
        this(method, params, deadline, callerGone, exchange, null);
    }

    /** The same, waited for until then. */
    public McpRequest until(Future<Void> gone) {
        return new McpRequest(method, params, deadline, gone, exchange, tool);
    }

    /** The same as part of a trace, unless it says already of which. */
    McpRequest tracedBy(String parent) {
        ObjectNode meta = params.path(META) instanceof ObjectNode given ? given.deepCopy() : params.objectNode();
        if (meta.has(TraceParent.NAME)) {
            return this;
        }
        ObjectNode traced = params.objectNode().setAll(params);
        traced.set(META, meta.put(TraceParent.NAME, parent));
        return new McpRequest(method, traced, deadline, callerGone, exchange, tool);
    }

    /** Not what is asked with. */
    @Override
    public String toString() {
        return method;
    }
}
