package io.mooring.contracts.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse.Cut;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Responses that may go on for ever. */
class UnendingTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @AutoClose
    private final Internet internet = new Internet();
    private final EgressClient client = internet.client();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    @Test
    void isCompleteWhenItEndsByItself() {
        // Given
        var port = internet.serve(request -> request.response().putHeader("Content-Type", "text/event-stream")
                .end("data: 1\n\n"));
        // When
        var response = listen(port, Limits.STANDARD, LONG);
        // Then
        assertThat(response.body()).hasToString("data: 1\n\n");
        assertThat(response.cut()).isNull();
    }

    @Test
    void isListenedToForSoLong() throws Exception {
        // Given
        var port = internet.serve(request -> stream(request, Buffer.buffer("data: 1\n\n")));
        // When
        var response = listen(port, Limits.STANDARD.withDeadline(LONG), Duration.ofSeconds(1));
        // Then
        assertThat(response.cut()).isEqualTo(Cut.TIME);
        assertThat(response.status()).isEqualTo(200);
        assertThat(closed.get(2, TimeUnit.MINUTES)).isNull();
    }

    @Test
    void isCutByTheDeadlineToo() throws Exception {
        // Given
        var port = internet.serve(request -> stream(request, Buffer.buffer("data: 1\n\n")));
        // When: late enough that the headers are there, on the slowest machine
        var response = listen(port, Limits.STANDARD.withDeadline(Duration.ofSeconds(5)), LONG);
        // Then
        assertThat(response.cut()).isEqualTo(Cut.TIME);
        assertThat(response.body()).hasToString("data: 1\n\n");
        assertThat(closed.get(2, TimeUnit.MINUTES)).isNull();
    }

    @Test
    void isCutAtExactlyTheLimit() throws Exception {
        // Given
        var port = internet.serve(request -> stream(request, Buffer.buffer(new byte[100_000])));
        // When
        var response = listen(port, Limits.STANDARD.withMaxResponseBytes(70_001), LONG);
        // Then
        assertThat(response.cut()).isEqualTo(Cut.BYTES);
        assertThat(response.body().length()).isEqualTo(70_001);
        assertThat(closed.get(2, TimeUnit.MINUTES)).isNull();
    }

    @Test
    void isCutWhereRoomEnds() {
        // Given
        var port = internet.serve(request -> stream(request, Buffer.buffer(new byte[100_000])));
        // When
        var response = client.send(EgressRequest.get("http://127.0.0.1:" + port),
                new Reception(bytes -> bytes < 90_000, headers -> true, LONG)).await().atMost(LONG);
        // Then
        assertThat(response.cut()).isEqualTo(Cut.BYTES);
        assertThat(response.body().length()).isLessThan(90_000);
    }

    @Test
    void isInflatedAsFarAsItCame() throws Exception {
        // Given a stream whose gzip has no end yet
        var port = internet.serve(request -> {
            request.response().putHeader("Content-Encoding", "gzip");
            stream(request, gzip("data: 1\n\n"));
        });
        // When
        var response = listen(port, Limits.STANDARD.withDeadline(LONG), Duration.ofSeconds(2));
        // Then
        assertThat(response.body()).hasToString("data: 1\n\n");
        assertThat(response.cut()).isEqualTo(Cut.TIME);
    }

    @Test
    void isInflatedUpToTheLimit() {
        // Given
        var port = internet.serve(request -> {
            request.response().putHeader("Content-Encoding", "gzip").end(gzip("x".repeat(1 << 20)));
        });
        // When
        var response = listen(port, Limits.STANDARD.withMaxResponseBytes(100_000), LONG);
        // Then
        assertThat(response.body().length()).isEqualTo(100_000);
        assertThat(response.cut()).isEqualTo(Cut.BYTES);
    }

    @Test
    void isAnOrdinaryResponseWhenItFails() {
        // Given
        var port = internet.serve(request -> {
            request.response().setStatusCode(500);
            stream(request, Buffer.buffer(new byte[100_000]));
        });
        // Then
        assertThatThrownBy(() -> listen(port, Limits.STANDARD.withMaxResponseBytes(70_000), LONG))
                .isInstanceOfSatisfying(EgressFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE));
    }

    private EgressResponse listen(int port, Limits limits, Duration patience) {
        return client.send(EgressRequest.get("http://127.0.0.1:" + port).withLimits(limits),
                new Reception(bytes -> true, headers -> true, patience)).await().atMost(LONG);
    }

    private void stream(HttpServerRequest request, Buffer beginning) {
        request.connection().closeHandler(end -> closed.complete(null));
        request.response().setChunked(true).write(beginning);
    }

    /** Flushed, so that all of it can be inflated, and not ended. */
    private static Buffer gzip(String content) {
        var bytes = new ByteArrayOutputStream();
        try {
            var gzip = new GZIPOutputStream(bytes, true);
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
            gzip.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
