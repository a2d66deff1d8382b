package io.mooring.connection.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.nimbusds.oauth2.sdk.util.URLUtils;

import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.LoopbackEgress;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** A real HTTP server in the place of an authorization server, told what to answer, and the clients that ask it. */
public final class FakeServer implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    /** What arrived. */
    public record Received(String method, String path, Map<String, String> headers, String body) {

        public Map<String, List<String>> form() {
            return URLUtils.parseParameters(body);
        }

        public String field(String name) {
            return form().getOrDefault(name, List.of("")).getFirst();
        }
    }

    /** Writes one answer. */
    public interface Answer {
        void to(HttpServerRequest request, HttpServerResponse response);
    }

    public final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Vertx vertx = Vertx.vertx();
    private final EgressClient egress = LoopbackEgress.on(vertx);
    private final int port;
    private volatile Answer answer = (request, response) -> response.end();

    public FakeServer() {
        port = vertx.createHttpServer().requestHandler(this::serve).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().orTimeout(2, TimeUnit.MINUTES).join().actualPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    public FakeServer answering(Answer next) {
        answer = next;
        return this;
    }

    public FakeServer answering(int status, String json) {
        return answering(status, "application/json", json);
    }

    public FakeServer answering(int status, String type, String body) {
        return answering((request, response) -> response.setStatusCode(status).putHeader("Content-Type", type)
                .end(body));
    }

    public EgressClient egress() {
        return egress;
    }

    /** With a timeout nothing reaches. */
    public static OAuthConfig config() {
        return config(Duration.ofSeconds(30));
    }

    TokenClient tokens() {
        return tokens(Duration.ofSeconds(30));
    }

    TokenClient tokens(Duration timeout) {
        return new TokenClient(servers(egress, timeout), clock());
    }

    DeviceClient devices() {
        return new DeviceClient(servers(egress, Duration.ofSeconds(30)), clock());
    }

    RevocationClient revocations() {
        return new RevocationClient(servers(egress, Duration.ofSeconds(30)));
    }

    /** As where nobody allowed loopback addresses. */
    TokenClient guarded() {
        return new TokenClient(servers(LoopbackEgress.closed(vertx), Duration.ofSeconds(30)), clock());
    }

    public static <T> T answer(Uni<T> asked) {
        return asked.await().atMost(Duration.ofMinutes(2));
    }

    private static ServerClient servers(EgressClient egress, Duration timeout) {
        return new ServerClient(egress, config(timeout), clock());
    }

    private static OAuthConfig config(Duration timeout) {
        return new OAuthConfig() {
            @Override
            public Duration timeout() {
                return timeout;
            }

            @Override
            public MemorySize maxAnswer() {
                return new MemorySize(java.math.BigInteger.valueOf(256 * 1024));
            }
        };
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private void serve(HttpServerRequest request) {
        Map<String, String> headers = new java.util.HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
        request.body().onSuccess(body -> {
            received.add(new Received(request.method().name(), request.uri(), headers, body.toString()));
            answer.to(request, request.response());
        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(2, TimeUnit.MINUTES).join();
    }
}
