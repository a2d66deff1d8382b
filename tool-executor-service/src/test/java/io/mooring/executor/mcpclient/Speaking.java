package io.mooring.executor.mcpclient;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.http.TraceParents;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.session.Openings;
import io.mooring.executor.mcpclient.session.Sessions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.http.HttpServerRequest;

/** The client as a service has it, and servers on this machine. */
public final class Speaking implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofMinutes(2);
    public static final Placement SECRET = new Placement("header", "Authorization", "Bearer tok-of-the-harbour");

    private static final ObjectMapper JSON = new ObjectMapper();

    final Vertx vertx = Vertx.vertx();
    final Sessions sessions;
    final McpClient client;
    final Lists lists;
    /** What servers said of their own accord. */
    final List<Notice> notices = new CopyOnWriteArrayList<>();

    public Speaking(Limits limits) {
        this.sessions = Openings.on(vertx, limits);
        this.client = new McpClient(sessions, vertx, TraceParents.passed());
        this.lists = new Lists(client, limits);
        vertx.eventBus().registerDefaultCodec(Notice.class, new Local());
        vertx.eventBus().<Notice>consumer(Notice.ADDRESS, message -> notices.add(message.body()));
    }

    public McpClient client() {
        return client;
    }

    public Lists lists() {
        return lists;
    }

    /** Answers on a free port. */
    public int serve(Handler<HttpServerRequest> answer) {
        return await(vertx.createHttpServer().requestHandler(answer).listen(0, "127.0.0.1")).actualPort();
    }

    public static Upstream upstream(int port) {
        return upstream("auto", "http://127.0.0.1:" + port + "/mcp");
    }

    public static Upstream upstream(String transport, String endpoint) {
        return new Upstream("acme", "notes", 1, new ConnectionView("conn_1", "org", null, "notes", "main", "bearer",
                "ACTIVE", 1), JSON.createObjectNode().put("transport", transport).put("endpoint", endpoint));
    }

    McpAnswer ask(Upstream upstream, String method, String params) {
        return ask(upstream, request(method, params, Exchange.NONE, Promise.<Void>promise().future(), null));
    }

    McpAnswer ask(Upstream upstream, McpRequest request) {
        return begin(upstream, request).await().atMost(PATIENCE);
    }

    Uni<McpAnswer> begin(Upstream upstream, McpRequest request) {
        return client.request(upstream, List.of(SECRET), request);
    }

    static McpRequest request(String method, String params, Exchange exchange, Future<Void> gone,
            @Nullable JsonNode tool) {
        return new McpRequest(method, (ObjectNode) json(params), Instant.now().plus(PATIENCE), gone, exchange, tool);
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().orTimeout(2, TimeUnit.MINUTES).join();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    /** As Quarkus has one for every type somebody listens for. */
    private static final class Local implements MessageCodec<Notice, Notice> {

        @Override
        public void encodeToWire(io.vertx.core.buffer.Buffer buffer, Notice notice) {
            throw new UnsupportedOperationException("it stays in this process");
        }

        @Override
        public Notice decodeFromWire(int position, io.vertx.core.buffer.Buffer buffer) {
            throw new UnsupportedOperationException("it stays in this process");
        }

        @Override
        public Notice transform(Notice notice) {
            return notice;
        }

        @Override
        public String name() {
            return "notice";
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
