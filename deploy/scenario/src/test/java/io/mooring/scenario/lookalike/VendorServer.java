package io.mooring.scenario.lookalike;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A vendor on a port of the loopback address. It remembers what it was asked; a test may put answers in front. */
public final class VendorServer implements AutoCloseable {

    private final HttpServer server;
    private final Function<Asked, Said> vendor;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<Said> first = new ConcurrentLinkedQueue<>();

    private VendorServer(HttpServer server, Function<Asked, Said> vendor) {
        this.server = server;
        this.vendor = vendor;
    }

    public static VendorServer of(Function<Asked, Said> vendor) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            VendorServer made = new VendorServer(server, vendor);
            server.createContext("/", made::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers the next request like this, whatever it is. */
    public void answersNext(Said said) {
        first.add(said);
    }

    public List<Asked> asked() {
        return asked;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked request = asked(exchange);
            asked.add(request);
            @Nullable
            Said put = first.poll();
            Said said = put == null ? vendor.apply(request) : put;
            said.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Asked asked(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return new Asked(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query, headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
