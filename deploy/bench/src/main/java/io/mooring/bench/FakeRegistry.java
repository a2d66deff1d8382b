package io.mooring.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An MCP registry of so many generated rows, made when a page of them is asked for: one version of each server. */
final class FakeRegistry implements AutoCloseable {

    private static final Instant PUBLISHED = Instant.parse("2026-01-01T00:00:00Z");

    private final HttpServer server;
    private final int rows;
    private final AtomicInteger pages = new AtomicInteger();
    /** Rows before this one changed at {@link #changedAt}. */
    private volatile int changed;
    private volatile Instant changedAt = PUBLISHED;

    FakeRegistry(int port, int rows) throws IOException {
        this.rows = rows;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/v0.1/servers", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** So many rows change now. */
    void change(int count) {
        changedAt = Instant.now();
        changed = count;
    }

    /** Pages that were asked for since the last time. */
    int pages() {
        return pages.getAndSet(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            pages.incrementAndGet();
            String query = "&" + exchange.getRequestURI().getQuery();
            int limit = Integer.parseInt(parameter(query, "limit", "30"));
            int from = Integer.parseInt(parameter(query, "cursor", "0"));
            Instant since = Instant.parse(parameter(query, "updated_since", PUBLISHED.toString()));
            int end = since.isAfter(PUBLISHED) ? changedAt.isBefore(since) ? 0 : changed : rows;
            byte[] body = page(from, Math.min(from + limit, end), end).toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ObjectNode page(int from, int to, int end) {
        ObjectNode page = Stack.JSON.createObjectNode();
        ArrayNode servers = page.putArray("servers");
        IntStream.range(from, to).mapToObj(this::row).forEach(servers::add);
        ObjectNode metadata = page.putObject("metadata").put("count", servers.size());
        if (to < end) {
            metadata.put("nextCursor", Integer.toString(to));
        }
        return page;
    }

    private ObjectNode row(int number) {
        ObjectNode row = Stack.JSON.createObjectNode();
        ObjectNode told = row.putObject("server")
                .put("name", "io.github.owner%d/server-%06d".formatted(number % 5000, number))
                .put("title", "Server " + number).put("version", "1.0." + number % 7)
                .put("description", "Gives an agent what server %d of group g%d knows, and lets it change that"
                        .formatted(number, number % 50));
        told.putObject("repository").put("url", "https://github.com/owner/server-" + number).put("source", "github");
        ObjectNode started = told.putArray("packages").addObject().put("registryType", "npm")
                .put("identifier", "@owner/server-" + number).put("version", "1.0." + number % 7);
        started.putObject("transport").put("type", "stdio");
        started.putArray("environmentVariables").addObject().put("name", "API_KEY").put("isSecret", true)
                .put("isRequired", true).put("description", "A key of server " + number);
        Instant updated = number < changed ? changedAt : PUBLISHED;
        row.putObject("_meta").putObject("io.modelcontextprotocol.registry/official").put("status", "active")
                .put("isLatest", true).put("publishedAt", PUBLISHED.toString()).put("updatedAt", updated.toString());
        return row;
    }

    private static String parameter(String query, String name, String otherwise) {
        int at = query.indexOf("&" + name + "=");
        return at < 0 ? otherwise : query.substring(at + name.length() + 2).split("&", 2)[0];
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
