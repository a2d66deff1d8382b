package io.mooring.executor.mcpclient.session;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON-RPC messages as both eras have them. Pure. */
final class Messages {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROTOCOL = "io.modelcontextprotocol/";
    private static final String META = "_meta";

    private Messages() {}

    static ObjectNode request(long id, String method, ObjectNode params) {
        ObjectNode message = JSON.objectNode().put("jsonrpc", "2.0").put("id", id).put("method", method);
        return params.isEmpty() ? message : message.set("params", params);
    }

    static ObjectNode notification(String method, @Nullable ObjectNode params) {
        ObjectNode message = JSON.objectNode().put("jsonrpc", "2.0").put("method", method);
        return params == null ? message : message.set("params", params);
    }

    static ObjectNode result(JsonNode id, JsonNode result) {
        ObjectNode message = JSON.objectNode().put("jsonrpc", "2.0");
        message.set("id", id);
        return message.set("result", result);
    }

    static ObjectNode error(JsonNode id, int code, String text) {
        ObjectNode message = JSON.objectNode().put("jsonrpc", "2.0");
        message.set("id", id);
        message.putObject("error").put("code", code).put("message", text);
        return message;
    }

    /** Parameters with what a revision without sessions says in each request. */
    static ObjectNode modern(ObjectNode params, ObjectNode capabilities, @Nullable Long progressToken) {
        ObjectNode meta = meta(params, progressToken);
        meta.put(PROTOCOL + "protocolVersion", Revision.MODERN);
        meta.set(PROTOCOL + "clientInfo", client());
        meta.set(PROTOCOL + "clientCapabilities", capabilities);
        return with(params, meta);
    }

    /** Parameters without what only newer revisions have. */
    static ObjectNode legacy(ObjectNode params, @Nullable Long progressToken) {
        ObjectNode meta = meta(params, progressToken);
        meta.remove(meta.properties().stream().map(Map.Entry::getKey)
                .filter(name -> name.startsWith(PROTOCOL)).toList());
        return meta.isEmpty() && !params.has(META) ? params : with(params, meta);
    }

    /** Of {@code initialize}. What a server asks meanwhile is answered by whoever is there, or refused. */
    static ObjectNode opening(String revision) {
        ObjectNode params = JSON.objectNode().put("protocolVersion", revision);
        ObjectNode capabilities = params.putObject("capabilities");
        capabilities.putObject("roots");
        capabilities.putObject("sampling");
        ObjectNode elicitation = capabilities.putObject("elicitation");
        elicitation.putObject("form");
        elicitation.putObject("url");
        params.set("clientInfo", client());
        return params;
    }

    static ObjectNode cancelled(long id, String reason) {
        return notification("notifications/cancelled",
                JSON.objectNode().put("requestId", id).put("reason", reason));
    }

    private static ObjectNode client() {
        return JSON.objectNode().put("name", "mooring").put("title", "Mooring").put("version", "1.0");
    }

    private static ObjectNode meta(ObjectNode params, @Nullable Long progressToken) {
        ObjectNode meta = params.path(META) instanceof ObjectNode given ? given.deepCopy() : JSON.objectNode();
        meta.remove("progressToken");
        return progressToken == null ? meta : meta.put("progressToken", progressToken);
    }

    private static ObjectNode with(ObjectNode params, ObjectNode meta) {
        ObjectNode all = JSON.objectNode();
        all.setAll(params);
        return all.set(META, meta);
    }
}
