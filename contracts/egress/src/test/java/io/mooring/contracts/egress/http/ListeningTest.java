package io.mooring.contracts.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Responses that are heard while they come. */
class ListeningTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @AutoClose
    private final Internet internet = new Internet();
    private final EgressClient client = internet.client();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> first = new CompletableFuture<>();

    @Test
    void hearsPartsBeforeTheEnd() {
        // Given: the server goes on only when the first part was heard
        var port = internet.serve(request -> {
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream").write("one");
            first.thenRun(() -> request.response().end("two"));
        });
        // When
        var response = listen(port, part -> {
            heard.add(part);
            first.complete(null);
        }).await().atMost(PATIENCE);
        // Then
        assertThat(String.join("", heard)).isEqualTo("onetwo");
        assertThat(response.body().length()).isZero();
        assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream");
    }

    @Test
    void keepsWhatIsNotListenedTo() {
        var port = internet.serve(request -> request.response().setStatusCode(
                request.path().equals("/no") ? 404 : 200).putHeader("Content-Type", "text/plain").end("all of it"));

        assertThat(listen(port, heard::add).await().atMost(PATIENCE).body()).hasToString("all of it");
        assertThat(heard).isEmpty();
    }

    @Test
    void endsWhenWhoListensHasEnough() throws Exception {
        // Given
        var closed = new CompletableFuture<Void>();
        var port = internet.serve(request -> {
            request.connection().closeHandler(closed::complete);
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream").write("one");
        });
        // When, Then
        assertThatThrownBy(() -> listen(port, part -> {
            throw new EgressFailure(Kind.TOO_LARGE, "enough", true, null);
        }).await().atMost(PATIENCE)).isInstanceOfSatisfying(EgressFailure.class,
                failure -> assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE));
        assertThat(closed.get(2, TimeUnit.MINUTES)).isNull();
    }

    @Test
    void endsWhereThereIsNoRoomForWhatIsHeld() {
        // Given: each part waits until the one before it was heard
        var port = internet.serve(request -> {
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream").write("12345678");
            first.thenRun(() -> request.response().end("90123"));
        });
        // When, Then
        assertThatThrownBy(() -> listen(port, part -> {
            heard.add(part);
            first.complete(null);
        }, bytes -> bytes <= 12).await().atMost(PATIENCE)).isInstanceOfSatisfying(EgressFailure.class,
                failure -> assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE));
        assertThat(heard).containsExactly("12345678");
    }

    private Uni<EgressResponse> listen(int port, Consumer<String> ear) {
        return listen(port, ear, bytes -> true);
    }

    private Uni<EgressResponse> listen(int port, Consumer<String> ear, LongPredicate room) {
        var request = EgressRequest.get("http://127.0.0.1:" + port + "/")
                .withLimits(EgressRequest.Limits.STANDARD.withDeadline(PATIENCE));
        return client.send(request, Reception.hearing(room, new Listening() {

            @Override
            public boolean begin(HttpHeaders headers) {
                return headers.firstValue("content-type").orElse("").equals("text/event-stream");
            }

            @Override
            public void take(Buffer part) {
                ear.accept(part.toString());
            }

            @Override
            public long held() {
                return heard.stream().mapToLong(String::length).sum();
            }
        }));
    }
}
