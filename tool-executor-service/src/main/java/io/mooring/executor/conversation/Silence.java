package io.mooring.executor.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Exchange;
import io.smallrye.mutiny.Uni;

/** A client between two requests: what it declared is known, and it hears nothing. */
record Silence(ObjectNode capabilities) implements Exchange {

    @Override
    public void progress(ObjectNode params) {
        // nobody listens
    }

    @Override
    public void message(ObjectNode params) {
        // nobody listens
    }

    @Override
    public Uni<JsonNode> ask(String method, JsonNode params) {
        return NONE.ask(method, params);
    }
}
