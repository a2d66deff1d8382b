package io.mooring.connection.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Links;
import io.mooring.connection.probe.Schedule;
import io.mooring.connection.renewal.FreshTokens.Wanted;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageCodec;

class FreshTokensTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Connection SEEN = Links.in(ConnectionStatus.ACTIVE);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Message<Wanted>> flights = new LinkedBlockingQueue<>();
    private final FreshTokens tokens = new FreshTokens(
            new Schedule(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(1), new Random(1)),
            new Usual(), vertx, Clock.systemUTC());

    @BeforeEach
    void flies() {
        vertx.eventBus().registerDefaultCodec(Wanted.class, new Here());
        vertx.eventBus().<Wanted>localConsumer(Flights.WANTED, flights::add);
    }

    @AfterEach
    void closesVertx() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    @Test
    void beginsOneFlightForAllWhoWantTheSame() throws Exception {
        // When
        List<CompletableFuture<Void>> crowd = IntStream.range(0, 50).mapToObj(caller -> obtained("acme", false))
                .toList();
        CompletableFuture<Void> refused = obtained("acme", true);
        CompletableFuture<Void> other = obtained("other", false);

        // Then
        List<Message<Wanted>> begun = List.of(begun(), begun(), begun());
        assertThat(begun).extracting(flight -> flight.body().tenant() + " " + flight.body().refused())
                .containsExactlyInAnyOrder("acme false", "acme true", "other false");
        assertThat(crowd).noneMatch(CompletableFuture::isDone);
        begun.forEach(flight -> flight.reply(true));
        Stream.concat(crowd.stream(), Stream.of(refused, other)).forEach(CompletableFuture::join);
        assertThat(flights).isEmpty();
    }

    @Test
    void beginsAnotherFlightOnceTheFormerIsOver() throws Exception {
        for (int flight = 0; flight < 3; flight++) {
            CompletableFuture<Void> caller = obtained("acme", false);
            begun().reply(true);
            caller.join();
        }
    }

    private Message<Wanted> begun() throws InterruptedException {
        return Objects.requireNonNull(flights.poll(2, TimeUnit.MINUTES), "no flight");
    }

    private CompletableFuture<Void> obtained(String tenant, boolean refused) {
        return tokens.obtain(tenant, SEEN, refused).subscribeAsCompletionStage();
    }

    private record Usual(Duration tick, int parallel, Duration previousKept, Duration patience, Duration margin,
            Duration refusedPause) implements RenewalConfig {

        Usual() {
            this(Duration.ofSeconds(1), 32, Duration.ofMinutes(10), PATIENCE, Duration.ofSeconds(10),
                    Duration.ofMinutes(5));
        }
    }

    /** As it is, in this process. */
    private static final class Here implements MessageCodec<Wanted, Wanted> {

        @Override
        public Wanted transform(Wanted wanted) {
            return wanted;
        }

        @Override
        public void encodeToWire(Buffer buffer, Wanted wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Wanted decodeFromWire(int position, Buffer buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "here";
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
