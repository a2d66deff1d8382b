package io.mooring.catalog.probe;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON-RPC 2.0 as MCP sends it over HTTP: as JSON, or as one of the events of a stream. */
final class Wire {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String META = "io.modelcontextprotocol/";

    private Wire() {}

    /** A request of the stateful versions. */
    static ObjectNode request(int id, String method) {
        ObjectNode request = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", id).put("method", method);
        request.putObject("params");
        return request;
    }

    /** A request that says itself which version it is of, and who asks. */
    static ObjectNode stateless(int id, String method) {
        ObjectNode request = request(id, method);
        ObjectNode meta = request.withObjectProperty("params").putObject("_meta");
        meta.put(META + "protocolVersion", Peer.STATELESS).set(META + "clientInfo", client());
        meta.putObject(META + "clientCapabilities");
        return request;
    }

    static ObjectNode initialize(int id) {
        ObjectNode request = request(id, "initialize");
        ObjectNode params = request.withObjectProperty("params").put("protocolVersion", Peer.STATEFUL);
        params.putObject("capabilities");
        params.set("clientInfo", client());
        return request;
    }

    static ObjectNode initialized() {
        return JSON.createObjectNode().put("jsonrpc", "2.0").put("method", "notifications/initialized");
    }

    private static ObjectNode client() {
        return JSON.createObjectNode().put("name", "mooring").put("version", "1");
    }

    /** What a server says about itself, wherever its version puts that. */
    static JsonNode serverFacts(JsonNode result) {
        JsonNode plain = result.path("serverInfo");
        return plain.isObject() ? plain : result.path("_meta").path(META + "serverInfo");
    }

    /** The response with this id in a body; a missing node when there is none. */
    static JsonNode response(String contentType, String body, int id) {
        List<JsonNode> messages = contentType.startsWith("text/event-stream")
                ? events(body).stream().map(Wire::parse).toList()
                : List.of(parse(body));
        return messages.stream().filter(message -> message.path("id").asInt(-1) == id
                && (message.has("result") || message.has("error"))).findFirst().orElse(JSON.missingNode());
    }

    /** The data of each event (WHATWG server-sent events), comments and other fields left out. */
    private static List<String> events(String body) {
        List<String> events = new ArrayList<>();
        StringBuilder data = new StringBuilder();
        for (String line : (body + "\n\n").split("\r\n|\n|\r", -1)) {
            if (line.isEmpty() && !data.isEmpty()) {
                events.add(data.toString());
                data.setLength(0);
            } else if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n").append(line.substring(5).strip());
            }
        }
        return events;
    }

    /** A missing node when it is no JSON object. */
    static JsonNode parse(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return tree.isObject() ? tree : JSON.missingNode();
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }
}
