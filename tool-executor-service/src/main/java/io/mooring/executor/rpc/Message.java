package io.mooring.executor.rpc;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One message of JSON-RPC 2.0. */
public sealed interface Message {

    /** A request. @param id a text or a whole number */
    record Asked(JsonNode id, String method, ObjectNode params) implements Message {}

    /** A notification. */
    record Told(String method, ObjectNode params) implements Message {}

    /** The answer to a request of ours. @param error none when there is a result */
    record Answered(JsonNode id, JsonNode result, @Nullable JsonNode error) implements Message {}

    /** Reads a body; fails with the error its sender gets. */
    static Message parse(byte[] body, ObjectMapper json) {
        JsonNode whole;
        try {
            whole = json.readTree(body);
        } catch (IOException broken) {
            throw Fault.notJson();
        }
        if (!(whole instanceof ObjectNode message) || !message.path("jsonrpc").asText().equals("2.0")) {
            throw Fault.invalidRequest("expected one JSON-RPC 2.0 message, no batch");
        }
        return message.path("method").isTextual() ? asked(message) : answered(message);
    }

    /** The id of a body that can't be taken, for the error; null when it has none. */
    static JsonNode idOf(byte[] body, ObjectMapper json) {
        try {
            JsonNode id = json.readTree(body).path("id");
            return isId(id) ? id : NullNode.getInstance();
        } catch (IOException broken) {
            return NullNode.getInstance();
        }
    }

    private static Message asked(ObjectNode message) {
        JsonNode given = message.path("params");
        if (!given.isMissingNode() && !given.isObject()) {
            throw Fault.invalidRequest("expected params to be an object");
        }
        ObjectNode params = given instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        String method = message.path("method").textValue();
        if (!message.has("id")) {
            return new Told(method, params);
        }
        if (!isId(message.path("id"))) {
            throw Fault.invalidRequest("expected id to be a text or a whole number");
        }
        return new Asked(message.path("id"), method, params);
    }

    private static Message answered(ObjectNode message) {
        boolean one = message.has("result") != message.has("error");
        if (!one || !isId(message.path("id"))) {
            throw Fault.invalidRequest("expected method, or id with either result or error");
        }
        return new Answered(message.path("id"), message.path("result"), message.get("error"));
    }

    private static boolean isId(JsonNode id) {
        return id.isTextual() || id.isIntegralNumber();
    }

    /** The answer to a request. */
    static ObjectNode result(JsonNode id, JsonNode result) {
        return empty().<ObjectNode>set("id", id).set("result", result);
    }

    /** The answer to a request that failed. @param id null when the request had none that could be read */
    static ObjectNode error(JsonNode id, Fault fault) {
        return empty().<ObjectNode>set("id", id).set("error", fault.error());
    }

    static ObjectNode notification(String method, ObjectNode params) {
        return empty().put("method", method).set("params", params);
    }

    /** A request of ours. */
    static ObjectNode request(String id, String method, JsonNode params) {
        return empty().put("id", id).put("method", method).set("params", params);
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
    }
}
