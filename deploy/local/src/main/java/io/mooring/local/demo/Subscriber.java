package io.mooring.local.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Somebody who wants to hear events: a plain HTTP server on a free port. */
final class Subscriber implements AutoCloseable {

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final HttpServer server;

    /** What arrived: the three headers of Standard Webhooks and the raw body. */
    record Delivery(String id, String timestamp, String signature, byte[] body) {}

    Subscriber() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    Delivery await(Duration limit) throws InterruptedException {
        Delivery delivery = deliveries.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (delivery == null) {
            throw new DemoFailed("nothing was delivered to " + url() + " within " + limit.toSeconds() + " s");
        }
        return delivery;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        deliveries.add(new Delivery(header(exchange, "webhook-id"), header(exchange, "webhook-timestamp"),
                header(exchange, "webhook-signature"), body));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
