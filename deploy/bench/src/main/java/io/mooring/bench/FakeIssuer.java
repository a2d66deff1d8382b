package io.mooring.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A fast authorization server: it grants whatever it is asked for, and rotates refresh tokens. */
final class FakeIssuer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicLong granted = new AtomicLong();
    private final AtomicLong refreshed = new AtomicLong();

    FakeIssuer() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.createContext("/.well-known/openid-configuration", this::describe);
        server.createContext("/token", this::grant);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Refresh tokens taken so far. */
    long refreshed() {
        return refreshed.get();
    }

    private void describe(HttpExchange exchange) throws IOException {
        answer(exchange, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "response_types_supported": ["code"], "code_challenge_methods_supported": ["S256"],
                 "grant_types_supported": ["authorization_code", "refresh_token"]}""".formatted(url()));
    }

    private void grant(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (form.contains("grant_type=refresh_token")) {
            refreshed.incrementAndGet();
        }
        long number = granted.incrementAndGet();
        answer(exchange, """
                {"access_token": "access-%1$d", "refresh_token": "refresh-%1$d", "token_type": "Bearer",
                 "expires_in": 3600, "scope": "read"}""".formatted(number));
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
