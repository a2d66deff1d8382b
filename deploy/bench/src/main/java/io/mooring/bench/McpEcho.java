package io.mooring.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An MCP server without sessions whose two tools say what they are told, and an agent with both at a running stack. */
final class McpEcho implements AutoCloseable {

    static final String READ = "echo_read";
    static final String WRITE = "echo_write";

    private static final String VERSION = "2026-07-28";
    private static final String KEY = "io.modelcontextprotocol/";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            1024);
    private final Stack stack;
    private final URI own;
    private final URI agent;
    private final String token;

    /** Starts it, registers and connects it, and waits until the agent's calls succeed. */
    McpEcho(Stack stack) throws IOException, InterruptedException {
        this.stack = stack;
        this.own = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/mcp", McpEcho::answer);
        server.start();
        String slug = "echo" + server.getAddress().getPort() + "x" + System.currentTimeMillis();
        stack.post("/api/mcp/servers", "{\"slug\":\"" + slug + "\",\"name\":\"Echo\",\"endpoint\":\"" + own
                + "\",\"auth\":\"none\"}");
        connect(slug);
        JsonNode made = stack.post("/api/agents", "{\"name\":\"" + slug + "\",\"user_id\":\"bench\",\"bindings\":[{"
                + "\"app\":\"" + slug + "\",\"access\":\"full\",\"naming\":\"upstream\"}]}");
        this.agent = stack.executor("/agents/" + made.path("id").textValue() + "/mcp");
        this.token = made.path("token").textValue();
        awaitTools();
    }

    /** As soon as the integration has arrived. */
    private void connect(String slug) throws IOException, InterruptedException {
        for (int tries = 120;; tries--) {
            Thread.sleep(500);
            try {
                stack.post("/api/connections", "{\"owner\":\"org\",\"integration\":\"" + slug
                        + "\",\"name\":\"bench\",\"template\":\"none\",\"values\":{}}");
                return;
            } catch (IOException notYet) {
                if (tries == 0) {
                    throw notYet;
                }
            }
        }
    }

    private void awaitTools() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int tries = 120;; tries--) {
                HttpResponse<String> answer = http.send(call(READ), BodyHandlers.ofString());
                if (answer.body().contains("\"hello\"")) {
                    return;
                }
                if (tries == 0) {
                    throw new IOException("the agent can't call its tool: " + answer.body());
                }
                Thread.sleep(500);
            }
        }
    }

    /** A call of the server without Mooring. */
    HttpRequest direct(String tool) {
        return calling(own, tool).build();
    }

    /** The same by the agent's endpoint. */
    HttpRequest call(String tool) {
        return calling(agent, tool).header("Authorization", "Bearer " + token).build();
    }

    private static HttpRequest.Builder calling(URI endpoint, String tool) {
        ObjectNode params = Stack.JSON.createObjectNode().put("name", tool);
        params.putObject("arguments").put("say", "hello");
        return request(endpoint, "tools/call", params).header("Mcp-Name", tool);
    }

    /** A list of tools. @param cursor empty for the first page */
    static HttpRequest.Builder listing(URI endpoint, String cursor) {
        ObjectNode params = Stack.JSON.createObjectNode();
        return request(endpoint, "tools/list", cursor.isEmpty() ? params : params.put("cursor", cursor));
    }

    /** A request of a client without a session. */
    private static HttpRequest.Builder request(URI endpoint, String method, ObjectNode params) {
        ObjectNode message = Stack.JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        message.set("params", params);
        params.putObject("_meta").put(KEY + "protocolVersion", VERSION).putObject(KEY + "clientCapabilities");
        return HttpRequest.newBuilder(endpoint).header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream").header("MCP-Protocol-Version", VERSION)
                .header("Mcp-Method", method).POST(BodyPublishers.ofString(message.toString()));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        JsonNode asked = Stack.JSON.readTree(exchange.getRequestBody().readAllBytes());
        ObjectNode answer = Stack.JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", asked.path("id"));
        answer.set("result", result(asked).put("resultType", "complete"));
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static ObjectNode result(JsonNode asked) {
        ObjectNode result = Stack.JSON.createObjectNode();
        switch (asked.path("method").asText()) {
            case "server/discover" -> {
                result.putArray("supportedVersions").add(VERSION);
                result.putObject("capabilities").putObject("tools");
            }
            case "tools/list" -> {
                ArrayNode tools = result.put("ttlMs", 0).put("cacheScope", "private").putArray("tools");
                tools.add(tool(READ, true)).add(tool(WRITE, false));
            }
            default -> result.putArray("content").addObject().put("type", "text").set("text",
                    asked.at("/params/arguments/say"));
        }
        return result;
    }

    private static ObjectNode tool(String name, boolean readOnly) {
        ObjectNode tool = Stack.JSON.createObjectNode().put("name", name).put("description", "Says it again");
        tool.putObject("inputSchema").put("type", "object").putObject("properties").putObject("say").put("type",
                "string");
        tool.putObject("annotations").put("readOnlyHint", readOnly).put("destructiveHint", false);
        return tool;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
