package io.mooring.scenario.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** A client of the MCP endpoint that sends each message by hand, so that it can send wrong ones, too. */
public record McpCaller(Api api, String path) {

    public static final String MODERN = "2026-07-28";
    public static final String LEGACY = "2025-11-25";
    private static final String META = "io.modelcontextprotocol/";

    public static McpCaller of(Clerk clerk) {
        return new McpCaller(clerk.holder().with("Accept", "application/json, text/event-stream"),
                "/agents/" + clerk.id() + "/mcp");
    }

    /** Of an agent whose server is an MCP server. */
    public static McpCaller of(McpAgent agent) {
        return new McpCaller(Api.withToken(agent.endpoint().resolve("/"), agent.token())
                .with("Accept", "application/json, text/event-stream"), agent.endpoint().getPath().substring(1));
    }

    /** The same with one header more, or another value of it. */
    public McpCaller with(String name, String value) {
        return new McpCaller(api.with(name, value), path);
    }

    /** Sends a body as it is. */
    public Answer post(Object body) {
        return api.post(path, body);
    }

    /** A request of the stateless version. */
    public Answer modern(String method, Map<String, ?> params) {
        return modern(method, params, Map.of());
    }

    /** The same of a client that declares what it can be asked. */
    public Answer modern(String method, Map<String, ?> params, Map<String, ?> capabilities) {
        return headed(method, params).post(message(1, method, whole(params, capabilities, Map.of())));
    }

    /** A request of the stateless version whose progress is wanted; heard as it comes. */
    public McpStream progressing(String method, Map<String, ?> params) {
        Map<String, Object> whole = whole(params, Map.of(), Map.of("progressToken", "steps"));
        return new McpStream(headed(method, params).api.open(path, message(1, method, whole)));
    }

    /** A stream of what is to be told; heard as it comes. */
    public McpStream listening(Map<String, ?> notifications) {
        Map<String, Object> params = Map.of("notifications", notifications);
        return new McpStream(headed("subscriptions/listen", params).api.open(path,
                message(4, "subscriptions/listen", whole(params, Map.of(), Map.of()))));
    }

    /** The stream of a session for what belongs to no request. */
    public McpStream overhearing() {
        return new McpStream(api.open(path));
    }

    private McpCaller headed(String method, Map<String, ?> params) {
        McpCaller headed = with("MCP-Protocol-Version", MODERN).with("Mcp-Method", method);
        return Stream.of("name", "uri", "taskId").filter(params::containsKey).findFirst()
                .map(name -> headed.with("Mcp-Name", String.valueOf(params.get(name)))).orElse(headed);
    }

    private static Map<String, Object> whole(Map<String, ?> params, Map<String, ?> capabilities, Map<String, ?> more) {
        Map<String, Object> meta = new HashMap<>(more);
        meta.put(META + "protocolVersion", MODERN);
        meta.put(META + "clientCapabilities", capabilities);
        meta.put(META + "clientInfo", Map.of("name", "scenario", "version", "1"));
        Map<String, Object> whole = new HashMap<>(params);
        whole.put("_meta", meta);
        return whole;
    }

    /** The result of such a request. */
    public JsonNode result(String method, Map<String, ?> params) {
        JsonNode answer = modern(method, params).expect(200).json();
        assertThat(answer.path("error").isMissingNode()).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    /** This caller in a session that was just opened. */
    public McpCaller inSession() {
        return inSession(Map.of());
    }

    /** The same of a client that declares what it can be asked. */
    public McpCaller inSession(Map<String, ?> capabilities) {
        Answer opened = post(message(0, "initialize", Map.of("protocolVersion", LEGACY, "capabilities", capabilities,
                "clientInfo", Map.of("name", "scenario", "version", "1")))).expect(200);
        McpCaller inside = with("Mcp-Session-Id", opened.header("Mcp-Session-Id").orElseThrow())
                .with("MCP-Protocol-Version", LEGACY);
        inside.post(Map.of("jsonrpc", "2.0", "method", "notifications/initialized")).expect(202);
        return inside;
    }

    /** A request in a session. */
    public Answer legacy(String method, Map<String, ?> params) {
        return post(message(2, method, params));
    }

    /** A request in a session; heard as it comes. */
    public McpStream hearing(String method, Map<String, ?> params) {
        return new McpStream(api.open(path, message(3, method, params)));
    }

    /** The names of all the tools, page by page. */
    public List<String> tools() {
        return result("tools/list", Map.of()).path("tools").findValuesAsText("name").stream()
                .filter(name -> name.startsWith("mcp_")).toList();
    }

    public static Map<String, Object> message(int id, String method, Map<String, ?> params) {
        return Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params);
    }
}
