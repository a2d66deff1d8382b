package io.mooring.executor.rpc;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One message of JSON-RPC 2.0. */
public sealed interface Message {

    int MOST_TOKENS = 200_000;
    int DEEPEST = 100;

    /** A request. @param id a text or a whole number */
    record Asked(JsonNode id, String method, ObjectNode params) implements Message {}

    /** A notification. */
    record Told(String method, ObjectNode params) implements Message {}

    /** The answer to a request of ours. @param error none when there is a result */
    record Answered(JsonNode id, JsonNode result, @Nullable JsonNode error) implements Message {}

    /** Reads bodies, but neither endless nor deep ones. */
    static ObjectReader reader(ObjectMapper json) {
        JsonFactory bounded = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
                .maxTokenCount(MOST_TOKENS).maxNestingDepth(DEEPEST).build()).build();
        return json.copyWith(bounded).reader();
    }

    /** Reads a body; fails with the error its sender gets. */
    static Message parse(byte[] body, ObjectReader json) {
        JsonNode whole;
        try {
            whole = json.readTree(body);
        } catch (StreamConstraintsException tooMuch) {
            throw Fault.tooMuchJson();
        } catch (IOException broken) {
            throw Fault.notJson();
        }
        if (!(whole instanceof ObjectNode message) || !message.path("jsonrpc").asText().equals("2.0")) {
            throw Fault.invalidRequest("expected one JSON-RPC 2.0 message, no batch");
        }
        return message.path("method").isTextual() ? asked(message) : answered(message);
    }

    /** The id of a body that can't be taken, for the error; null when it has none. */
    static JsonNode idOf(byte[] body, ObjectReader json) {
        try (JsonParser parser = json.createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? idOf(parser, json) : NullNode.getInstance();
        } catch (IOException broken) {
            return NullNode.getInstance();
        }
    }

    /** Reads no further than to the id, and keeps nothing on the way. */
    private static JsonNode idOf(JsonParser parser, ObjectReader json) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals("id");
            JsonToken value = parser.nextToken();
            if (found) {
                return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT
                        ? json.readTree(parser)
                        : NullNode.getInstance();
            }
            parser.skipChildren();
        }
        return NullNode.getInstance();
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
