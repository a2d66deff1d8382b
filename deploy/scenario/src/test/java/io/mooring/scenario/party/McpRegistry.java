package io.mooring.scenario.party;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An MCP registry: serves its rows as the official one does, by pages with cursors, and fails when told to. */
public final class McpRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";

    private final HttpServer server;
    private final ConcurrentSkipListMap<String, ObjectNode> rows = new ConcurrentSkipListMap<>();
    private final Map<Integer, Fault> faults = new ConcurrentHashMap<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private volatile Duration pause = Duration.ZERO;

    /** What it does instead of serving a page. */
    public record Fault(int status, String type, Map<String, String> headers, String body) {

        public static Fault of(int status) {
            return new Fault(status, "application/json", Map.of(), "{}");
        }

        public static Fault retryAfter(String when) {
            return new Fault(429, "application/json", Map.of("Retry-After", when), "{}");
        }

        /** As a proxy in between might. */
        public static Fault html() {
            return new Fault(200, "text/html", Map.of(), "<!doctype html><title>Sign in</title>");
        }
    }

    private McpRegistry(HttpServer server) {
        this.server = server;
    }

    /** One where the stack's catalog looks for it; who asks before it is open waits. */
    public static McpRegistry on(int port) {
        try {
            McpRegistry registry = new McpRegistry(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
            registry.server.createContext("/v0.1/servers", registry::serve);
            registry.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers from now on. */
    public void open() {
        server.start();
    }

    /** Publishes the rows of a file. */
    public void publish(Path sample) {
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(sample))) {
            JSON.readTree(packed).path("servers").forEach(row -> publish((ObjectNode) row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void publish(ObjectNode row) {
        rows.put(key(row), row);
    }

    /** Changes what the registry says about a version, now. */
    public void status(String name, String version, String status, String message) {
        ObjectNode row = rows.get(name + ":" + version).deepCopy();
        row.withObject("/_meta/" + OFFICIAL.replace("/", "~1")).put("status", status).put("statusMessage", message)
                .put("updatedAt", Instant.now().toString());
        publish(row);
    }

    /** The request of this number, from 1, fails so. */
    public void fails(int request, Fault fault) {
        faults.put(request, fault);
    }

    /** How long it takes for an answer from now on. */
    public void answersAfter(Duration time) {
        pause = time;
    }

    /** Parameters of all requests so far. */
    public List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    /** All rows. */
    public List<ObjectNode> rows() {
        return List.copyOf(rows.values());
    }

    private static String key(JsonNode row) {
        return row.at("/server/name").asText() + ":" + row.at("/server/version").asText();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            asked.add(query);
            Fault fault = faults.remove(asked.size());
            Thread.sleep(pause);
            if (fault != null) {
                fault.headers().forEach(exchange.getResponseHeaders()::set);
                answer(exchange, fault.status(), fault.type(), fault.body());
            } else {
                answer(exchange, 200, "application/json", page(query).toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ObjectNode page(Map<String, String> query) {
        int limit = Integer.parseInt(query.getOrDefault("limit", "30"));
        String since = query.getOrDefault("updated_since", "");
        boolean deleted = !since.isEmpty() || "true".equals(query.get("include_deleted"));
        List<ObjectNode> found = new ArrayList<>(rows.tailMap(query.getOrDefault("cursor", ""), false).values().stream()
                .filter(row -> deleted || !official(row).path("status").asText().equals("deleted"))
                .filter(row -> since.isEmpty() || !Instant.parse(official(row).path("updatedAt").asText())
                        .isBefore(Instant.parse(since)))
                .limit(limit + 1L).toList());
        ObjectNode page = JSON.createObjectNode();
        ObjectNode metadata = page.putObject("metadata");
        if (found.size() > limit) {
            found.removeLast();
            metadata.put("nextCursor", key(found.getLast()));
        }
        metadata.put("count", found.size());
        page.putArray("servers").addAll(found);
        return page;
    }

    private static JsonNode official(JsonNode row) {
        return row.path("_meta").path(OFFICIAL);
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
