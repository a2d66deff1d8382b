package io.mooring.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.LoopbackEgress;
import io.mooring.webhook.IdSource;
import io.mooring.webhook.event.Payload;
import io.mooring.webhook.event.StoredEvent;
import io.mooring.webhook.subscription.Subscription;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/** Subscribers that mean no good, on real sockets. */
class SubscriberClientTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Vertx vertx = Vertx.vertx();
    private final EgressClient egress = LoopbackEgress.on(vertx);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicReference<String> seen = new AtomicReference<>("");

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void takesASampleOfTheAnswer() {
        Attempt attempt = send(answering("HTTP/1.1 500 Oops\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\n"
                + "a\0b\u0001\nc"));

        assertThat(attempt.status()).isEqualTo(500);
        assertThat(attempt.sample()).isEqualTo("a b \nc");
    }

    @Test
    void signsWithEverySecretThatIsValid() {
        send(answering("HTTP/1.1 204 Done\r\n\r\n"));

        assertThat(seen.get()).containsPattern("webhook-signature: v1,[^ ]+ v1,[^ ]+\r\n")
                .contains("webhook-id: evt-1").containsIgnoringCase("accept-encoding: identity");
    }

    @Test
    void cutsASuccessThatGoesOnForEver() {
        int port = listen(socket -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "800\r\n" + "x".repeat(0x800) + "\r\n");
            long timer = vertx.setPeriodic(5, tick -> socket.write("1\r\nx\r\n"));
            socket.closeHandler(closed -> vertx.cancelTimer(timer));
        });

        Attempt attempt = send(port);

        assertThat(attempt.status()).isEqualTo(200);
        assertThat(attempt.sample()).hasSize(1024);
    }

    @Test
    void takesAFailureThatGoesOnForEverAsNoAnswer() {
        int port = listen(socket -> {
            socket.write("HTTP/1.1 500 OK\r\nTransfer-Encoding: chunked\r\n\r\n20000\r\n" + "x".repeat(0x20000)
                    + "\r\n");
            long timer = vertx.setPeriodic(5, tick -> socket.write("1\r\nx\r\n"));
            socket.closeHandler(closed -> vertx.cancelTimer(timer));
        });

        assertThat(send(port).error()).contains("larger");
    }

    @Test
    void doesNotFollowRedirects() {
        AtomicInteger inside = new AtomicInteger();
        int secret = listen(socket -> inside.incrementAndGet());

        Attempt attempt = send(answering("HTTP/1.1 307 There\r\nLocation: http://127.0.0.1:" + secret
                + "/admin\r\nContent-Length: 0\r\n\r\n"));

        assertThat(attempt.status()).isEqualTo(307);
        assertThat(inside).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 2"})
    void givesUpOnSlowHeaders(String start) {
        int port = listen(socket -> {
            socket.write(start);
            long timer = vertx.setPeriodic(20, tick -> socket.write("0"));
            socket.closeHandler(closed -> vertx.cancelTimer(timer));
        });

        Attempt attempt = send(port);

        assertThat(attempt.status()).isNull();
        assertThat(attempt.error()).isNotEmpty();
    }

    @Test
    void isNotGivenEndlessHeaders() {
        Attempt attempt = send(answering("HTTP/1.1 200 OK\r\n" + "X-A: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                .concat("yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n").repeat(1000) + "\r\n"));

        assertThat(attempt.status()).isNull();
    }

    @Test
    void inflatesNothing() {
        Attempt attempt = send(answering("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n"
                + "Content-Length: 4\r\n\r\nBOOM"));

        assertThat(attempt.status()).isEqualTo(200);
        assertThat(attempt.sample()).isNull();
    }

    /** Its name led elsewhere when it was registered. */
    @Test
    void refusesAnAddressThatHasTurnedPrivate() {
        int port = listen(socket -> connections.incrementAndGet());

        Attempt attempt = client(LoopbackEgress.closed(vertx)).send(event(), subscription("http://hooks.example:"
                + port)).await().atMost(LONG);

        assertThat(attempt.status()).isNull();
        assertThat(attempt.error()).isNotEmpty();
        assertThat(connections).hasValue(0);
    }

    @Test
    void sendsNothingWithoutASecret() {
        int port = listen(socket -> connections.incrementAndGet());

        Attempt attempt = client(egress).send(event(), new Subscription("t", "sub_1", "http://127.0.0.1:" + port,
                List.of(), null)).await().atMost(LONG);

        assertThat(attempt.error()).contains("secret");
        assertThat(connections).hasValue(0);
    }

    private Attempt send(int port) {
        return client(egress).send(event(), subscription("http://127.0.0.1:" + port)).await().atMost(LONG);
    }

    private static SubscriberClient client(EgressClient egress) {
        return new SubscriberClient(egress, Clock.systemUTC(), new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withMapping(SendingConfig.class).withSources(new PropertiesConfigSource(
                        Map.of("webhook.sending.timeout", "2S", "webhook.sending.patience", "1S"), "test", 100))
                .build().getConfigMapping(SendingConfig.class));
    }

    private static StoredEvent event() {
        return new StoredEvent("evt-1", "github.push", Instant.EPOCH, new Payload.Json("{}"));
    }

    private static Subscription subscription(String url) {
        return new Subscription("t", "sub_1", url, List.of(new IdSource().bytes(32), new IdSource().bytes(32)), null);
    }

    private int answering(String answer) {
        return listen(socket -> socket.handler(request -> {
            seen.updateAndGet(before -> before + request);
            socket.write(Buffer.buffer(answer));
        }));
    }

    private int listen(Consumer<NetSocket> served) {
        return vertx.createNetServer().connectHandler(served::accept).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().join().actualPort();
    }
}
