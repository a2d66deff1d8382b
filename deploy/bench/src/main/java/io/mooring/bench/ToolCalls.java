package io.mooring.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;

/** Tool calls through Mooring (lease cached, both facts durable) beside the same upstream called directly. */
public final class ToolCalls {

    private static final int CLIENTS = 16;
    private static final String SPEC = """
            {"openapi":"3.0.3","info":{"title":"Echo","version":"1"},"servers":[{"url":"http://127.0.0.1:%d"}],
             "paths":{"/echo":{"get":{"operationId":"read","responses":{"200":{"description":"ok"}}},
             "post":{"operationId":"write","responses":{"200":{"description":"ok"}}}}}}""";

    private ToolCalls() {}

    public static void main(String[] arguments) throws Exception {
        HttpServer upstream = upstream();
        try {
            compare(upstream.getAddress().getPort());
        } finally {
            upstream.stop(0);
        }
    }

    private static void compare(int port) throws IOException, InterruptedException {
        Stack stack = new Stack();
        String slug = "bench" + port;
        var spec = Stack.JSON.createObjectNode().put("slug", slug);
        spec.putObject("spec").put("kind", "blob").put("value", SPEC.formatted(port));
        stack.post("/api/openapi/specs", spec.toString());
        Thread.sleep(1000);
        stack.post("/api/connections", "{\"owner\":\"org\",\"integration\":\"" + slug
                + "\",\"name\":\"bench\",\"template\":\"none\",\"values\":{}}");
        Thread.sleep(1000);
        Load load = new Load(CLIENTS, Duration.ofSeconds(10), Duration.ofSeconds(20));
        HttpRequest direct = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/echo")).build();
        Load.Figures baseline = load.run("upstream, direct", () -> direct);
        baseline.print();
        for (String tool : new String[]{"read", "write"}) {
            HttpRequest call = stack.request("/api/tools/execute").POST(HttpRequest.BodyPublishers.ofString(
                    "{\"user_id\":\"bench\",\"action\":\"mcp_" + slug + "_" + tool + "\",\"params\":{}}")).build();
            Load.Figures figures = load.run("tool that " + tool + "s", () -> call);
            figures.print();
            System.out.printf("ratio to direct: %.2f%n", figures.perSecond() / baseline.perSecond());
        }
    }

    private static HttpServer upstream() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        byte[] answer = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
        server.createContext("/echo", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}
