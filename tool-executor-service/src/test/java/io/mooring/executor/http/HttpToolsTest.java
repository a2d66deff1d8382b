package io.mooring.executor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;

/** What is sent, how often, and for how long. */
class HttpToolsTest {

    @AutoClose
    private final Calling calling = Calling.patient();
    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void sendsAgainWhatOnlyReads() {
        // Given
        int port = calling.serve(request -> answer(request, requests.incrementAndGet() < 3 ? 503 : 200));

        // Then
        assertThat(calling.read(port)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(requests).hasValue(3);
    }

    @Test
    void givesUpAfterTwoMore() {
        // Given
        int port = calling.serve(request -> {
            requests.incrementAndGet();
            answer(request, 503);
        });

        // Then
        assertThat(error(calling.read(port))).isEqualTo(ToolError.UPSTREAM_ERROR);
        assertThat(requests).hasValue(3);
    }

    @Test
    void neverSendsAgainWhatMayHaveBeenDone() {
        // Given
        int away = calling.serve(request -> {
            requests.incrementAndGet();
            answer(request, 503);
        });
        int broken = calling.serve(request -> {
            requests.incrementAndGet();
            request.connection().close();
        });

        // Then
        assertThat(error(calling.write(away))).isEqualTo(ToolError.UPSTREAM_ERROR);
        assertThat(calling.write(broken)).isInstanceOf(Outcome.Unknown.class);
        assertThat(requests).hasValue(2);
    }

    @Test
    void sendsAgainWhatTheUpstreamKnowsByItsKey() {
        // Given
        int port = calling.serve(request -> {
            if (requests.incrementAndGet() < 3) {
                request.connection().close();
            } else {
                answer(request, "once".equals(request.getHeader("Idempotency-Key")) ? 200 : 400);
            }
        });

        // Then
        assertThat(calling.writeWithKey(port)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(requests).hasValue(3);
    }

    @Test
    void doesNotForgetThatTheFirstMayHaveBeenDone() {
        // Given
        int port = calling.serve(request -> {
            if (requests.incrementAndGet() == 1) {
                request.connection().close();
            } else {
                answer(request, 429);
            }
        });

        // Then
        assertThat(calling.writeWithKey(port)).isInstanceOf(Outcome.Unknown.class);
        assertThat(requests).hasValue(2);
    }

    @Test
    void knowsThatNothingWasSentWhereNobodyListens() throws IOException {
        try (Socket bound = new Socket()) {
            // Given a port that is held, so that nobody else gets it, and that nobody listens to
            bound.bind(new InetSocketAddress("127.0.0.1", 0));

            // Then
            assertThat(error(calling.write(bound.getLocalPort()))).isEqualTo(ToolError.UPSTREAM_UNREACHABLE);
        }
    }

    @Test
    void reportsARateLimitAsOne() {
        // Given
        int port = calling.serve(request -> {
            requests.incrementAndGet();
            request.response().setStatusCode(429).putHeader("Retry-After", "42").end();
        });

        // Then
        assertThat(calling.read(port)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo(ToolError.RATE_LIMITED);
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(42));
        });
        assertThat(requests).hasValue(1);
    }

    @Test
    void endsWhatOnlyReadsWhenTheCallerGoes() throws Exception {
        // Given
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        int port = calling.serve(request -> {
            request.connection().closeHandler(end -> closed.complete(null));
            arrived.complete(null);
        });
        Promise<Void> gone = Promise.promise();
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        calling.begin(port, "get", true, "conn_1", gone.future()).subscribe().with(outcome::set);
        arrived.get(2, TimeUnit.MINUTES);

        // When
        gone.complete();

        // Then
        assertThat(closed.get(2, TimeUnit.MINUTES)).isNull();
        await().atMost(Calling.PATIENCE).until(() -> outcome.get() != null);
        assertThat(error(outcome.get())).isEqualTo(ToolError.CALLER_GONE);
    }

    @Test
    void letsAToolThatWritesEndWhenTheCallerGoes() throws Exception {
        // Given
        CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
        int port = calling.serve(arrived::complete);
        Promise<Void> gone = Promise.promise();
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        calling.begin(port, "post", false, "conn_1", gone.future()).subscribe().with(outcome::set);
        HttpServerRequest request = arrived.get(2, TimeUnit.MINUTES);

        // When
        gone.complete();
        calling.vertx.runOnContext(later -> answer(request, 201));

        // Then
        await().atMost(Calling.PATIENCE).until(() -> outcome.get() != null);
        assertThat(outcome.get()).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void sendsNothingForACallerWhoIsGone() {
        // Given
        int port = calling.serve(request -> {
            requests.incrementAndGet();
            answer(request, 200);
        });
        Promise<Void> gone = Promise.promise();
        gone.complete();

        // When
        Outcome outcome = calling.begin(port, "post", false, "conn_1", gone.future()).await().atMost(Calling.PATIENCE);

        // Then
        assertThat(error(outcome)).isEqualTo(ToolError.CALLER_GONE);
        assertThat(requests).hasValue(0);
    }

    @Test
    void endsHeadersThatAreTooSlow() {
        // Given headers that never end
        int port = calling.serveRaw(socket -> socket.handler(request -> {
            socket.write("HTTP/1.1 200 OK\r\n");
            calling.vertx.setPeriodic(50, tick -> socket.write("X-Slow: 1\r\n"));
        }));

        // Then
        try (Calling hasty = Calling.waiting(Duration.ofSeconds(2))) {
            assertThat(error(hasty.read(port))).isEqualTo(ToolError.UPSTREAM_TIMEOUT);
        }
    }

    private static void answer(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).putHeader("Content-Type", "application/json").end("{}");
    }

    private static ToolError error(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).error();
    }
}
