package io.mooring.executor.conversation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.rpc.Message.Asked;
import io.mooring.executor.session.Owner;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;

/** A client at an address; each request of it is one of these. */
final class Client implements Exchange {

    static final Owner ADA = new Owner("acme", "AGENT", "agent_a", "/agents/agent_a/mcp");

    final List<ObjectNode> heard = new CopyOnWriteArrayList<>();
    final Promise<Void> gone = Promise.promise();
    private final Owner owner;

    Client(Owner owner) {
        this.owner = owner;
    }

    static Client ada() {
        return new Client(ADA);
    }

    /** A call of a tool, with what it answers. */
    Turn calls(String params) {
        return new Turn(owner, new Asked(json("7"), "tools/call", (ObjectNode) json(params)), this, gone.future());
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Override
    public ObjectNode capabilities() {
        return (ObjectNode) json("{\"elicitation\":{}}");
    }

    @Override
    public void progress(ObjectNode params) {
        heard.add(params);
    }

    @Override
    public void message(ObjectNode params) {
        heard.add(params);
    }

    @Override
    public Uni<JsonNode> ask(String method, JsonNode params) {
        throw new AssertionError("asked by results only");
    }
}
