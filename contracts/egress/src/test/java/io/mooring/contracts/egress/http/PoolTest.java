package io.mooring.contracts.egress.http;

import static io.mooring.contracts.egress.http.Failures.failure;
import static io.mooring.contracts.egress.http.Internet.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.egress.Configs;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;

class PoolTest {

    @AutoClose
    private final Internet internet = new Internet();
    private final CompletableFuture<HttpServerRequest> busy = new CompletableFuture<>();

    @Test
    void boundsTheQueueForAHost() {
        // Given
        var client = withOneConnection(0);
        var port = internet.serve(busy::complete);
        occupy(client, port);
        // When
        var failure = failure(client, get(port, Limits.STANDARD));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.CONNECT_FAILED);
        assertThat(failure.mayHaveBeenReceived()).isFalse();
    }

    @Test
    void countsTheWaitForAConnectionAsConnecting() {
        // Given
        var client = withOneConnection(10);
        var port = internet.serve(busy::complete);
        occupy(client, port);
        // When
        var failure = failure(client, get(port, Limits.STANDARD.withConnectTimeout(Duration.ofMillis(200))));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(failure.mayHaveBeenReceived()).isFalse();
    }

    @Test
    void getsBackAConnectionThatCameTooLate() {
        // Given
        var client = withOneConnection(10);
        var port = internet.serve(request -> {
            if (!busy.complete(request)) {
                request.response().end("free");
            }
        });
        occupy(client, port);
        var late = failure(client, get(port, Limits.STANDARD.withDeadline(Duration.ofMillis(200))));
        // When
        internet.vertx.runOnContext(end -> busy.join().response().end());
        var response = answer(client, get(port, Limits.STANDARD));
        // Then
        assertThat(late.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(late.mayHaveBeenReceived()).isFalse();
        assertThat(response.body()).hasToString("free");
    }

    /** Those who gave up are served in their turn, and take nothing. */
    @Test
    void losesNoConnectionToThoseWhoWaitedTooLong() {
        // Given
        var client = withOneConnection(10);
        var connections = ConcurrentHashMap.<HttpConnection>newKeySet();
        var port = internet.serve(request -> {
            connections.add(request.connection());
            if (!busy.complete(request)) {
                request.response().end("free");
            }
        });
        occupy(client, port);
        for (int i = 0; i < 3; i++) {
            var late = failure(client, get(port, Limits.STANDARD.withConnectTimeout(Duration.ofMillis(100))));
            assertThat(late.kind()).isEqualTo(Kind.TIMED_OUT);
        }
        // When
        internet.vertx.runOnContext(end -> busy.join().response().end());
        // Then
        assertThat(answer(client, get(port, Limits.STANDARD)).body()).hasToString("free");
        assertThat(answer(client, get(port, Limits.STANDARD)).body()).hasToString("free");
        assertThat(connections).hasSize(1);
    }

    @Test
    void getsBackTheConnectionOfACancelledRequest() {
        // Given
        var client = withOneConnection(10);
        var port = internet.serve(request -> {
            if (!busy.complete(request)) {
                request.response().end("free");
            }
        });
        var occupied = occupy(client, port);
        // When
        occupied.cancel();
        // Then
        assertThat(answer(client, get(port, Limits.STANDARD)).body()).hasToString("free");
    }

    private Cancellable occupy(EgressClient client, int port) {
        var subscription = client.send(get(port, Limits.STANDARD)).subscribe().with(response -> {}, failure -> {});
        busy.orTimeout(2, TimeUnit.MINUTES).join();
        return subscription;
    }

    private EgressClient withOneConnection(int waiting) {
        return internet.client(Configs.with(Map.of("mooring.egress.allow", "127.0.0.0/8",
                "mooring.egress.connections-per-host", "1", "mooring.egress.waiting-per-host", "" + waiting)), null);
    }

    private static EgressRequest get(int port, Limits limits) {
        return EgressRequest.get("http://127.0.0.1:" + port).withLimits(limits);
    }
}
