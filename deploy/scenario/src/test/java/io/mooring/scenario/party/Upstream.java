package io.mooring.scenario.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A real HTTP server that records what reaches it: the API behind an integration, or a subscriber's door. */
public final class Upstream implements AutoCloseable {

    private final HttpServer server;
    private final List<Exchange> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger paused = new AtomicInteger();
    private volatile Duration pause = Duration.ZERO;
    private volatile Reply reply = new Reply(200, "{\"done\":true}");

    private Upstream(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port of the loopback address. */
    public static Upstream start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Upstream upstream = new Upstream(server);
            server.createContext("/", upstream::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return upstream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it answers from now on. */
    public void answers(int status, String body) {
        reply = new Reply(status, body);
    }

    /** How long it takes for an answer from now on. */
    public void answersAfter(Duration time) {
        pause = time;
    }

    /** How many requests wait for their answer now. */
    public int underWay() {
        return paused.get();
    }

    /** All requests so far, in the order they came. */
    public List<Exchange> seen() {
        return List.copyOf(seen);
    }

    /** Requests so far below a path. */
    public List<Exchange> seen(String path) {
        return seen.stream().filter(exchange -> exchange.path().startsWith(path)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            // Chosen before the request can be seen: who sees it may change what is answered from then on.
            Reply now = reply;
            Duration wait = pause;
            seen.add(new Exchange(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery(), headers(exchange),
                    new String(body, StandardCharsets.UTF_8)));
            pause(wait);
            byte[] answer = now.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(now.status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration time) throws InterruptedException {
        paused.incrementAndGet();
        try {
            Thread.sleep(time);
        } finally {
            paused.decrementAndGet();
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        return exchange.getRequestHeaders().entrySet().stream().collect(Collectors
                .toUnmodifiableMap(header -> header.getKey().toLowerCase(), header -> header.getValue().getFirst()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Reply(int status, String body) {}

    /**
     * One request.
     *
     * @param method HTTP method
     * @param path raw path, still encoded
     * @param query raw query
     * @param headers by name in lower case
     * @param body as UTF-8 text
     */
    public record Exchange(String method, String path, @Nullable String query, Map<String, String> headers,
            String body) {}
}
