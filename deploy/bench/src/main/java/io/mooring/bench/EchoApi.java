package io.mooring.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An upstream with a small answer, one that hangs for ever and a gigabyte, and its tools on a running stack. */
final class EchoApi implements AutoCloseable {

    private static final byte[] SMALL = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
    private static final String SPEC = """
            {"openapi":"3.0.3","info":{"title":"Echo","version":"1"},"servers":[{"url":"http://127.0.0.1:%d"}],
             "paths":{"/echo":{"get":{"operationId":"read","responses":{"200":{"description":"ok"}}},
             "post":{"operationId":"write","responses":{"200":{"description":"ok"}}}},
             "/hang":{"get":{"operationId":"hang","responses":{"200":{"description":"never"}}}},
             "/gigabyte":{"get":{"operationId":"gigabyte","responses":{"200":{"description":"much"}}}}}}""";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            1024);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Stack stack;
    private final String slug;

    /** Starts it, registers it and connects it for everybody. */
    EchoApi(Stack stack) throws IOException, InterruptedException {
        this.stack = stack;
        this.slug = "bench" + server.getAddress().getPort() + "x" + System.currentTimeMillis();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/echo", EchoApi::echo);
        server.createContext("/hang", this::hang);
        server.createContext("/gigabyte", EchoApi::pour);
        server.start();
        var spec = Stack.JSON.createObjectNode().put("slug", slug);
        spec.putObject("spec").put("kind", "blob").put("value", SPEC.formatted(server.getAddress().getPort()));
        stack.post("/api/openapi/specs", spec.toString());
        connect();
    }

    /** As soon as the integration has arrived, until its tool can be called. */
    private void connect() throws IOException, InterruptedException {
        for (int tries = 60;; tries--) {
            Thread.sleep(500);
            try {
                stack.post("/api/connections", "{\"owner\":\"org\",\"integration\":\"" + slug
                        + "\",\"name\":\"bench\",\"template\":\"none\",\"values\":{}}");
                if (succeeds()) {
                    return;
                }
            } catch (IOException notYet) {
                if (tries == 0) {
                    throw notYet;
                }
            }
        }
    }

    private boolean succeeds() throws IOException, InterruptedException {
        JsonNode answer = stack.post("/api/tools/execute", body("read"));
        return answer.path("success").booleanValue();
    }

    /** The upstream without Mooring. */
    HttpRequest direct() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/echo"))
                .build();
    }

    /** A call of {@code read}, {@code write}, {@code hang} or {@code gigabyte}. */
    HttpRequest call(String tool) throws IOException {
        return stack.executorRequest("/api/tools/execute").POST(BodyPublishers.ofString(body(tool))).build();
    }

    private String body(String tool) {
        return "{\"user_id\":\"bench\",\"action\":\"mcp_" + slug + "_" + tool + "\",\"params\":{}}";
    }

    private static void echo(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, SMALL.length);
        exchange.getResponseBody().write(SMALL);
        exchange.close();
    }

    private void hang(HttpExchange exchange) throws IOException {
        try (exchange) {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without a length, so that it has to be counted. */
    private static void pour(HttpExchange exchange) throws IOException {
        byte[] some = new byte[1 << 16];
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (long sent = 0; sent < 1L << 30; sent += some.length) {
                out.write(some);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
