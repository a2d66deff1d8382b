package io.mooring.scenario.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An MCP server of the newest era whose callers sign in somewhere else (RFC 9728). It keeps every request as it came, and can
 * forget tokens before they end.
 */
public final class GuardedMcp implements AutoCloseable {

    private static final String PATH = "/mcp";
    private static final String METADATA = "/.well-known/oauth-protected-resource" + PATH;
    private static final Map<String, String> RESULTS = Map.of("server/discover",
            """
                    {"supportedVersions": ["2026-07-28"], "capabilities": {"tools": {}, "prompts": {}}}""",
            "tools/list", """
                    {"tools": [{"name": "look", "description": "Looks", "inputSchema": {"type": "object"},
                      "annotations": {"readOnlyHint": true}}]}""",
            "prompts/list", "{\"prompts\": [{\"name\": \"greet\"}]}",
            "tools/call", "{\"content\": [{\"type\": \"text\", \"text\": \"seen\"}]}",
            "prompts/get",
            "{\"messages\": [{\"role\": \"user\", \"content\": {\"type\": \"text\", \"text\": \"hi\"}}]}");

    private final HttpServer server;
    private final URI issuer;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private volatile boolean closedToAll;

    private GuardedMcp(HttpServer server, URI issuer) {
        this.server = server;
        this.issuer = issuer;
    }

    /** Starts one on a free port of the loopback address. @param issuer where people sign in for it */
    public static GuardedMcp start(URI issuer) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            GuardedMcp guarded = new GuardedMcp(server, issuer);
            server.createContext("/", guarded::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return guarded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One message.
     *
     * @param method of MCP
     * @param authorization the header; null without
     * @param whole all headers and the body
     */
    public record Heard(String method, @Nullable String authorization, String whole) {}

    public URI endpoint() {
        return URI.create(origin() + PATH);
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything so far, in the order it came. */
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** The credentials requests of a method came with. */
    public List<String> credentials(String method) {
        return heard.stream().filter(message -> message.method.equals(method))
                .map(message -> String.valueOf(message.authorization)).toList();
    }

    /** Refuses all tokens it has seen so far. */
    public void forgetsTokens() {
        forgotten.addAll(heard.stream().map(message -> String.valueOf(message.authorization))
                .collect(Collectors.toSet()));
    }

    /** Refuses everybody from now on. */
    public void closesToAll() {
        closedToAll = true;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestURI().getPath().equals(METADATA)) {
                ObjectNode document = JsonNodeFactory.instance.objectNode().put("resource", endpoint().toString());
                document.putArray("authorization_servers").add(issuer.toString());
                answer(exchange, 200, document);
            } else if (!exchange.getRequestMethod().equals("POST")
                    || !exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                take(exchange, Json.tree(body));
            }
        }
    }

    private void take(HttpExchange exchange, JsonNode message) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String method = message.path("method").asText();
        heard.add(new Heard(method, authorization, exchange.getRequestHeaders().entrySet() + " " + message));
        if (authorization == null || closedToAll || forgotten.contains(authorization)) {
            exchange.getResponseHeaders().set("WWW-Authenticate",
                    "Bearer resource_metadata=\"" + origin() + METADATA + "\"");
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        answer.set("id", message.path("id"));
        if (RESULTS.containsKey(method)) {
            answer.set("result", ((ObjectNode) Json.tree(RESULTS.get(method))).put("resultType", "complete"));
        } else {
            answer.putObject("error").put("code", -32601).put("message", "Method not found");
        }
        answer(exchange, RESULTS.containsKey(method) ? 200 : 404, answer);
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] text = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
