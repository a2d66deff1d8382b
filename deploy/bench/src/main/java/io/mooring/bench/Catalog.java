package io.mooring.bench;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;

import io.mooring.bench.load.Load;
import io.mooring.bench.load.Prepared;

/**
 * Documents of all sizes into the catalog and tools out of it. The one argument is the description of GitHub's REST API
 * ({@code .json.gz}); without it that part is left out.
 */
public final class Catalog {

    private static final int ROUNDS = 3;
    private static final int MANY = 100_000;
    private static final int CLIENTS = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(8);
    private static final String TOOLS = "/api/integrations/bench/tools";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Stack stack = new Stack();

    private Catalog() {}

    public static void main(String[] arguments) throws Exception {
        Catalog catalog = new Catalog();
        catalog.remove();
        catalog.reads("baseline: one integration", () -> "/api/integrations?limit=1");
        if (arguments.length > 0) {
            catalog.github(Path.of(arguments[0]));
        }
        catalog.shared();
        catalog.many();
        catalog.large();
    }

    private void github(Path file) throws IOException, InterruptedException {
        try (GZIPInputStream gzip = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] order = given(new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
            rounds("GitHub REST", order);
        }
        JsonNode tools = body("GET", TOOLS + "?limit=200", null).path("tools");
        reads("one tool's full schema",
                () -> TOOLS + "/" + tools.get(ThreadLocalRandom.current().nextInt(tools.size())).path("name").asText());
        remove();
    }

    private void shared() throws IOException, InterruptedException {
        rounds("3,000 operations, 400 shared schemas", given(SmallSpecs.shared(3_000, 400)));
        remove();
    }

    private void rounds(String name, byte[] order) throws IOException, InterruptedException {
        for (int round = 1; round <= ROUNDS; round++) {
            remove();
            add(name + ", round " + round, order);
        }
    }

    /** The tools of one integration, all of them. */
    private void many() throws IOException, InterruptedException {
        fetched("100,000 operations", SmallSpecs.many(MANY));
        reads("page of 50 of 100,000 tools", () -> TOOLS + "?limit=50&cursor=" + cursor());
        reads("the same, a tag of 50", () -> TOOLS + "?limit=50&tag=g7&cursor=" + cursor());
        reads("the same, a text few have", () -> TOOLS + "?limit=50&text=operation0999");
        remove();
    }

    private void large() throws IOException, InterruptedException {
        StringWriter text = new StringWriter();
        new GraphLikeSpec(16_000, 100).write(text, false);
        fetched("16,000 operations of Graph's shape", text.toString());
        remove();
    }

    private static String cursor() {
        String name = "operation%06d".formatted(ThreadLocalRandom.current().nextInt(MANY));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private void fetched(String name, String text) throws IOException, InterruptedException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        try {
            ObjectNode order = Stack.JSON.createObjectNode().put("slug", "bench");
            order.putObject("spec").put("kind", "url").put("url",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/spec.json");
            add(name + ", " + bytes.length / 1_000_000 + " MB", Stack.JSON.writeValueAsBytes(order));
        } finally {
            server.stop(0);
        }
    }

    private static byte[] given(String text) throws IOException {
        ObjectNode order = Stack.JSON.createObjectNode().put("slug", "bench");
        order.putObject("spec").put("kind", "blob").put("value", text);
        return Stack.JSON.writeValueAsBytes(order);
    }

    private void add(String name, byte[] order) throws IOException, InterruptedException {
        Footprint before = Footprint.of(stack, "catalog");
        long start = System.nanoTime();
        JsonNode added = body("POST", "/api/openapi/specs", order);
        long stored = since(start);
        body("GET", TOOLS + "?limit=200", null);
        long listed = since(start);
        Footprint after = Footprint.of(stack, "catalog");
        System.out.printf(
                "%-50s stored %6d ms, listed %6d ms, %6d ms of processor, %d MiB resident: %d tools, %d left out%n",
                name, stored, listed, after.cpuMillisSince(before), after.residentMib(),
                added.path("toolCount").intValue(), added.path("skipped").size());
    }

    private void remove() throws IOException, InterruptedException {
        send("DELETE", "/api/integrations/bench", null);
    }

    private static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private JsonNode body(String method, String path, byte[] body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return Stack.JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, byte[] body)
            throws IOException, InterruptedException {
        return http.send(stack.request(path).method(method, body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void reads(String name, Supplier<String> path) throws InterruptedException {
        new Load(CLIENTS, WARM_UP, MEASURED).run(name, () -> Prepared.of(request(path.get()))).print();
    }

    private HttpRequest request(String path) {
        try {
            return stack.request(path).GET().build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
