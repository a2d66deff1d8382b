package io.mooring.scenario.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A subscriber that takes all it gets, and remembers the events' ids only: it may be many. */
public final class Subscriber implements AutoCloseable {

    private final HttpServer server;
    private final Queue<String> arrivals = new ConcurrentLinkedQueue<>();

    private Subscriber(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port of the loopback address. */
    public static Subscriber start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            Subscriber subscriber = new Subscriber(server);
            server.createContext("/", subscriber::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return subscriber;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            arrivals.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** The ids of the events, as often as they came, in the order they came. */
    public List<String> arrivals() {
        return List.copyOf(arrivals);
    }

    /** The same in the order they came for the first time. */
    public Set<String> events() {
        return new LinkedHashSet<>(arrivals);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
