package io.mooring.scenario.party;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An API whose operations do what upstreams do on a bad day, and what a tool may meet on a good one. */
public final class StressedApi implements AutoCloseable {

    /** What it wants to send of a download. */
    public static final long GIBIBYTE = 1L << 30;

    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "info": {"title": "Stressed", "version": "1"}, "servers": [{"url": "%s"}],
             "paths": {
               "/quick": {"get": {"operationId": "quick", "responses": {"200": {"description": "at once"}}}},
               "/hang": {"get": {"operationId": "hang", "responses": {"200": {"description": "never"}}}},
               "/limited": {"get": {"operationId": "limited", "responses": {"200": {"description": "at times"}}},
                 "post": {"operationId": "order", "responses": {"200": {"description": "at times"}}}},
               "/events": {"get": {"operationId": "events", "responses": {"200": {"description": "some"}}}},
               "/flood": {"get": {"operationId": "flood", "responses": {"200": {"description": "many"}}}},
               "/values": {"get": {"operationId": "values", "responses": {"200": {"description": "some"}}}},
               "/download": {"get": {"operationId": "download", "responses": {"200": {"description": "a gigabyte"}}}},
               "/pour": {"get": {"operationId": "pour", "responses": {"200": {"description": "a gigabyte"}}}},
               "/files": {"post": {"operationId": "upload", "requestBody": {"required": true, "content":
                 {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}},
                 "responses": {"200": {"description": "its size"}}}},
               "/header": {"get": {"operationId": "header", "parameters": [{"name": "X-Note", "in": "header",
                 "schema": {"type": "string"}}], "responses": {"200": {"description": "fine"}}}},
               "/things/{id}/parts": {"get": {"operationId": "parts", "parameters": [{"name": "id", "in": "path",
                 "required": true, "schema": {"type": "string"}}], "responses": {"200": {"description": "fine"}}}}}}""";

    private final HttpServer server;
    private final AtomicInteger hanging = new AtomicInteger();
    private final AtomicLong poured = new AtomicLong();
    private final AtomicInteger refusals = new AtomicInteger();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile String retryAfter = "1";
    private volatile boolean letsGo;

    private StressedApi(HttpServer server) {
        this.server = server;
    }

    /**
     * A request.
     *
     * @param traceParent W3C Trace Context
     */
    public record Seen(String path, @Nullable String traceParent) {}

    /** Starts one on a free port of the loopback address. */
    public static StressedApi start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StressedApi api = new StressedApi(server);
            server.createContext("/", api::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Registers it and connects it for all users. */
    public StressedApi connected(Tenant tenant, String slug) {
        tenant.admin().post("/api/openapi/specs", Map.of("slug", slug, "spec", Map.of("kind", "blob", "value",
                DOCUMENT.formatted(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))))).expect(201);
        await().atMost(SOON).until(() -> tenant.admin().post("/api/connections",
                ParcelApi.openConnection(slug, "main")), answer -> answer.status() != 400 && answer.status() != 404)
                .expect(201);
        await().atMost(SOON).until(() -> {
            JsonNode tools = tenant.admin().get("/api/tools?limit=100&user_id=ada&integration=" + slug).expect(200)
                    .json().path("tools");
            return tools.size() == 12;
        });
        return this;
    }

    /** How many wait for an answer that never comes. */
    public int hanging() {
        return hanging.get();
    }

    /** From now on nobody hangs any more. */
    public void letsGo() {
        letsGo = true;
    }

    /** Bytes of downloads it got rid of. */
    public long poured() {
        return poured.get();
    }

    /** Answers so many requests to its limited operations with 429 and this. */
    public void refuses(int times, String after) {
        retryAfter = after;
        refusals.set(times);
    }

    /** Requests so far to a path. */
    public List<Seen> seen(String path) {
        return seen.stream().filter(request -> request.path.equals(path)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            seen.add(new Seen(path, exchange.getRequestHeaders().getFirst("traceparent")));
            switch (path) {
                case "/hang" -> hang(exchange);
                case "/limited" -> limit(exchange);
                case "/events" -> say(exchange, 200, "text/event-stream",
                        "event: added\ndata: {\"id\":1}\nid: a\n\n: still here\n\ndata: done\n\n");
                case "/flood" -> flood(exchange);
                case "/values" -> say(exchange, 200, "application/x-ndjson", "{\"id\":1}\n{\"id\":2}\n");
                case "/download" -> pour(exchange, GIBIBYTE);
                case "/pour" -> pour(exchange, 0);
                case "/files" -> say(exchange, 200, "application/json",
                        "{\"bytes\":" + exchange.getRequestBody().readAllBytes().length + "}");
                default -> say(exchange, 200, "application/json", "{\"done\":true}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void limit(HttpExchange exchange) throws IOException {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            say(exchange, 429, "application/json", "{\"message\":\"slow down\"}");
        } else {
            say(exchange, 200, "application/json", "{\"done\":true}");
        }
    }

    /** A blank now and then: JSON allows it, and it shows when the other side is gone. */
    private void hang(HttpExchange exchange) throws IOException, InterruptedException {
        hanging.incrementAndGet();
        try {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (!letsGo) {
                out.write(' ');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(200);
            }
            out.write('1');
        } finally {
            hanging.decrementAndGet();
        }
    }

    private static void flood(HttpExchange exchange) throws IOException {
        byte[] event = ("data: " + "x".repeat(64 << 10) + "\n\n").getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        for (OutputStream out = exchange.getResponseBody();;) {
            out.write(event);
        }
    }

    /** @param announced bytes it says it has; 0: it does not say */
    private void pour(HttpExchange exchange, long announced) throws IOException {
        byte[] some = new byte[1 << 16];
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, announced);
        for (long sent = 0; sent < GIBIBYTE; sent += some.length) {
            exchange.getResponseBody().write(some);
            poured.addAndGet(some.length);
        }
    }

    @Override
    public void close() {
        letsGo = true;
        server.stop(0);
    }
}
