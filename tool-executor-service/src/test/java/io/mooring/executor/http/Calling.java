package io.mooring.executor.http;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.egress.http.LoopbackEgress;
import io.mooring.executor.Outcome;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.traffic.Rules;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;

/** The tools as a service has them, and upstreams on this machine. */
final class Calling implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final Placement SECRET = new Placement("header", "X-Api-Key", "key-of-the-harbour");
    static final int MOST_BYTES = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Config(Duration timeout, MemorySize maxResponse, int maxRedirects, int retries, Duration pause,
            Duration longestPause, Duration streamed, long maxTokens, boolean passTrace) implements HttpConfig {}

    final Vertx vertx = Vertx.vertx();
    private final HttpTools tools;

    /** One whose calls may take long. */
    static Calling patient() {
        return new Calling(PATIENCE, Rules.wide());
    }

    /** One that waits so long for an answer. */
    static Calling waiting(Duration time) {
        return new Calling(time, Rules.wide());
    }

    static Calling within(Rules rules) {
        return new Calling(PATIENCE, rules);
    }

    private Calling(Duration time, Rules rules) {
        this.tools = new HttpTools(LoopbackEgress.on(vertx), rules.traffic(), JSON, vertx, Clock.systemUTC(),
                new Config(time, new MemorySize(BigInteger.valueOf(MOST_BYTES)), 3, 2, Duration.ofMillis(20),
                        Duration.ofSeconds(5), Duration.ofSeconds(1), 100_000, true));
    }

    /** Answers on a free port. */
    int serve(Handler<HttpServerRequest> answer) {
        return await(vertx.createHttpServer().requestHandler(answer).listen(0, "127.0.0.1")).actualPort();
    }

    /** Speaks whatever the handler writes. */
    int serveRaw(Handler<NetSocket> connection) {
        return await(vertx.createNetServer().connectHandler(connection).listen(0, "127.0.0.1")).actualPort();
    }

    /** The outcome of a tool that reads. */
    Outcome read(int port) {
        return begin(port, "get", true, "conn_1", never()).await().atMost(PATIENCE);
    }

    /** The outcome of a tool that writes. */
    Outcome write(int port) {
        return begin(port, "post", false, "conn_1", never()).await().atMost(PATIENCE);
    }

    /** The same with a key the upstream knows it by. */
    Outcome writeWithKey(int port) {
        return begin(port, "post", false, "conn_1", never(), "once").await().atMost(PATIENCE);
    }

    Uni<Outcome> begin(int port, String method, boolean readOnly, String connection, Future<Void> callerGone) {
        return begin(port, method, readOnly, connection, callerGone, null);
    }

    private Uni<Outcome> begin(int port, String method, boolean readOnly, String connection, Future<Void> callerGone,
            @Nullable String key) {
        JsonNode parameter = JSON.valueToTree(List.of(Map.of("argument", "key", "name", "Idempotency-Key", "in",
                "header", "style", "simple", "explode", false, "allowReserved", false)));
        String binding = JsonNodeFactory.instance.objectNode().put("method", method)
                .put("server", "http://127.0.0.1:" + port).put("path", "/thing").set("parameters", parameter)
                .toString();
        JsonNode arguments = key == null ? JSON.createObjectNode() : JSON.createObjectNode().put("key", key);
        return tools.draft(binding, arguments).chain(draft -> tools.run(draft,
                new Errand("acme", "things", connection, readOnly, tools.deadline(), callerGone), List.of(SECRET)));
    }

    static Future<Void> never() {
        return Promise.<Void>promise().future();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().orTimeout(2, TimeUnit.MINUTES).join();
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
