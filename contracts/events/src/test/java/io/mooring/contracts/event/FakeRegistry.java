package io.mooring.contracts.event;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.avro.Schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The registry's part of the conversation: schemas by id, registration by subject, outages on demand. */
final class FakeRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger outages = new AtomicInteger();
    final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    final Map<String, Integer> subjects = new ConcurrentHashMap<>();

    private final HttpServer server;

    FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/apis/ccompat/v7/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String path = exchange.getRequestURI().getPath().replace("/apis/ccompat/v7/", "");
        if (outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 503, "{}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            register(exchange, path);
        } else {
            Schema schema = schemas.get(Integer.valueOf(path.replace("schemas/ids/", "")));
            send(exchange, schema == null ? 404 : 200,
                    JSON.createObjectNode().put("schema", String.valueOf(schema)).toString());
        }
    }

    private void register(HttpExchange exchange, String path) throws IOException {
        int id = 1000 + subjects.size();
        schemas.put(id, new Schema.Parser()
                .parse(JSON.readTree(exchange.getRequestBody()).required("schema").textValue()));
        subjects.put(path, id);
        send(exchange, 200, "{\"id\":" + id + "}");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
