package io.mooring.scenario.party;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A server whose documents are meant to hurt who fetches them: {@code /drip} sends a byte now and then for ever,
 * {@code /endless} as fast as it can, {@code /bomb} little that unpacks to much, {@code /announced} more than it should,
 * {@code /circle} leads to itself.
 */
public final class HostileSite implements AutoCloseable {

    private static final int MEBIBYTE = 1 << 20;
    private static final int HUGE = 200 * MEBIBYTE;

    private final HttpServer server;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final AtomicInteger dripping = new AtomicInteger();

    private HostileSite(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port of the loopback address. */
    public static HostileSite open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            HostileSite site = new HostileSite(server);
            server.createContext("/", site::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Address of one of its pages. */
    public String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A page with a text, and its address. */
    public String holds(String path, String text) {
        texts.put(path, text);
        return at(path);
    }

    /** A page that leads elsewhere, and its address. */
    public String leadsTo(String path, String target) {
        return holds(path, "-> " + target);
    }

    /** How many wait for a document that never ends. */
    public int dripping() {
        return dripping.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/drip" -> drip(exchange);
                case "/endless" -> pour(exchange, 0);
                case "/announced" -> pour(exchange, HUGE);
                case "/bomb" -> bomb(exchange);
                case "/circle" -> lead(exchange, "/circle");
                default -> told(exchange, texts.get(exchange.getRequestURI().getPath()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static void told(HttpExchange exchange, String text) throws IOException {
        if (text == null) {
            exchange.sendResponseHeaders(404, -1);
        } else if (text.startsWith("-> ")) {
            lead(exchange, text.substring(3));
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void lead(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().set("Location", target);
        exchange.sendResponseHeaders(302, -1);
    }

    /** Until the other side has had enough. */
    private void drip(HttpExchange exchange) throws IOException, InterruptedException {
        dripping.incrementAndGet();
        try {
            exchange.sendResponseHeaders(200, 0);
            for (OutputStream out = exchange.getResponseBody();; TimeUnit.MILLISECONDS.sleep(200)) {
                out.write(' ');
                out.flush();
            }
        } finally {
            dripping.decrementAndGet();
        }
    }

    /** @param announced bytes it says it has; 0: it does not say, and never ends */
    private static void pour(HttpExchange exchange, int announced) throws IOException {
        byte[] blanks = " ".repeat(MEBIBYTE).getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, announced);
        for (long sent = 0; announced == 0 || sent < announced; sent += blanks.length) {
            exchange.getResponseBody().write(blanks);
        }
    }

    private static void bomb(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] blanks = " ".repeat(MEBIBYTE).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < HUGE; sent += blanks.length) {
                gzip.write(blanks);
            }
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, packed.size());
        packed.writeTo(exchange.getResponseBody());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
