package io.mooring.contracts.egress.http;

import static io.mooring.contracts.egress.http.Failures.failure;
import static io.mooring.contracts.egress.http.Internet.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.egress.Configs;
import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

class LimitsTest {

    private static final int ONE_MIB = 1 << 20;

    @AutoClose
    private final Internet internet = new Internet();
    private final EgressClient client = internet.client();

    @Test
    void takesABodyOfExactlyTheLimit() {
        // Given
        var port = internet.serve(request -> request.response().end(Buffer.buffer(new byte[ONE_MIB])));
        // When
        var response = answer(client, get(port, Limits.STANDARD.withMaxResponseBytes(ONE_MIB)));
        // Then
        assertThat(response.body().length()).isEqualTo(ONE_MIB);
    }

    @Test
    void refusesABodyThatAnnouncesTooMuch() {
        // Given
        var port = internet.serve(request -> request.response().end(Buffer.buffer(new byte[ONE_MIB + 1])));
        // When
        var failure = failure(client, get(port, Limits.STANDARD.withMaxResponseBytes(ONE_MIB)));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(failure.mayHaveBeenReceived()).isTrue();
    }

    @Test
    void stopsReadingABodyWithoutEndAndClosesTheConnection() throws Exception {
        // Given
        var closed = new CompletableFuture<Void>();
        var port = internet.serve(request -> {
            var response = request.response().setChunked(true);
            request.connection().closeHandler(end -> closed.complete(null));
            response.drainHandler(ready -> response.write(Buffer.buffer(new byte[ONE_MIB])));
            internet.vertx.setPeriodic(1, tick -> {
                if (!response.closed()) {
                    response.write(Buffer.buffer(new byte[8192]));
                }
            });
        });
        // When
        var failure = failure(client, get(port, Limits.STANDARD.withMaxResponseBytes(100_000)));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(closed.get(2, TimeUnit.MINUTES)).isNull();
    }

    @Test
    void stopsInflatingAGzipBomb() throws IOException {
        // Given
        var bomb = gzip(new byte[64 * ONE_MIB]);
        var port = internet.serve(request -> request.response().putHeader("Content-Encoding", "gzip").end(bomb));
        // When
        var failure = failure(client, get(port, Limits.STANDARD.withMaxResponseBytes(ONE_MIB)));
        // Then
        assertThat(bomb.length()).isLessThan(ONE_MIB);
        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void inflatesUpToTheLimit() throws IOException {
        // Given
        var coded = gzip(new byte[ONE_MIB]);
        var port = internet.serve(request -> request.response().putHeader("Content-Encoding", "gzip").end(coded));
        // When
        var response = answer(client, get(port, Limits.STANDARD.withMaxResponseBytes(ONE_MIB)));
        // Then
        assertThat(response.body().length()).isEqualTo(ONE_MIB);
    }

    @Test
    void endsTheExchangeWhenThereIsNoMoreRoom() {
        // Given
        var port = internet.serve(request -> request.response().end(Buffer.buffer(new byte[ONE_MIB])));
        // When
        var sent = client.send(get(port, Limits.STANDARD), bytes -> bytes < ONE_MIB);
        // Then
        assertThatThrownBy(() -> sent.await().atMost(Duration.ofSeconds(30))).isInstanceOfSatisfying(
                EgressFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE));
    }

    @Test
    void takesRoomForWhatIsInflatedToo() throws IOException {
        // Given
        var coded = gzip(new byte[ONE_MIB]);
        var most = new AtomicLong();
        var port = internet.serve(request -> request.response().putHeader("Content-Encoding", "gzip").end(coded));
        // When
        client.send(get(port, Limits.STANDARD), bytes -> most.accumulateAndGet(bytes, Math::max) > 0).await()
                .atMost(Duration.ofSeconds(30));
        // Then
        assertThat(most).hasValue(ONE_MIB + coded.length());
    }

    @Test
    void reportsGzipThatIsNone() {
        // Given
        var port = internet.serve(request -> request.response().putHeader("Content-Encoding", "gzip").end("plain"));
        // Then
        assertThat(failure(client, get(port, Limits.STANDARD)).kind()).isEqualTo(Kind.BAD_RESPONSE);
    }

    @Test
    void endsADrippingResponseAtTheDeadline() throws Exception {
        // Given
        var closed = new CompletableFuture<Void>();
        var port = internet.serve(request -> {
            request.connection().closeHandler(end -> closed.complete(null));
            var response = request.response().setChunked(true);
            internet.vertx.setPeriodic(20, tick -> {
                if (!response.closed()) {
                    response.write("x");
                }
            });
        });
        // When: late enough that the request has left, on the slowest machine
        var failure = failure(client, get(port, Limits.STANDARD.withDeadline(Duration.ofSeconds(5))));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(failure.mayHaveBeenReceived()).isTrue();
        assertThat(closed.get(2, TimeUnit.MINUTES)).isNull();
    }

    @Test
    void endsASlowRedirectChainAtOneDeadline() {
        // Given
        var port = internet.serve(request -> internet.vertx.setTimer(100, later -> request.response()
                .setStatusCode(302).putHeader("Location", "/on").end()));
        // When
        var failure = failure(client,
                get(port, Limits.STANDARD.withDeadline(Duration.ofMillis(700)).withMaxRedirects(20)));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    void endsANameLookupAtTheDeadline() {
        // Given
        var config = Configs.allowingLoopback();
        var guard = Configs.guard(config, name -> Uni.createFrom().nothing());
        var waiting = new EgressClient(internet.vertx, guard, new Connections(internet.vertx, config, null));
        // When
        var failure = failure(waiting, EgressRequest.get("http://slow.example:8080")
                .withLimits(Limits.STANDARD.withDeadline(Duration.ofMillis(200))));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(failure.mayHaveBeenReceived()).isFalse();
    }

    @Test
    void closesTheExchangeWhenCancelled() throws Exception {
        // Given
        var arrived = new CompletableFuture<Void>();
        var closed = new CompletableFuture<Void>();
        var port = internet.serve(request -> {
            request.connection().closeHandler(end -> closed.complete(null));
            arrived.complete(null);
        });
        var subscription = client.send(get(port, Limits.STANDARD)).subscribe().with(response -> {});
        arrived.get(2, TimeUnit.MINUTES);
        // When
        subscription.cancel();
        // Then
        assertThat(closed.get(2, TimeUnit.MINUTES)).isNull();
    }

    private static EgressRequest get(int port, Limits limits) {
        return EgressRequest.get("http://127.0.0.1:" + port).withLimits(limits);
    }

    private static Buffer gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
