package io.mooring.executor.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

import io.mooring.contracts.egress.Race;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.EventMessages;
import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.event.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Vertx;

/**
 * The only class that sends to Kafka. A record counts when all in-sync replicas have it. The emitters' buffers have no
 * bound of their own (an overflow would close them for ever), so the bound is here. While Kafka is away one record at a
 * time is tried, the others are refused at once.
 */
@ApplicationScoped
class Ledger {

    private final MutinyEmitter<byte[]> started;
    private final MutinyEmitter<byte[]> invoked;
    private final EventMessages messages;
    private final JournalConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean away;
    private volatile Instant acknowledged = Instant.MIN;

    Ledger(@Channel(Topics.TOOL_STARTED) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> started,
            @Channel(Topics.TOOL_INVOKED) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> invoked,
            EventMessages messages, JournalConfig config, Clock clock, Vertx vertx) {
        this.started = started;
        this.invoked = invoked;
        this.messages = messages;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** Whether Kafka has just shown that it takes records. */
    boolean isTrusted() {
        return !away && clock.instant().minus(config.trust()).isBefore(acknowledged);
    }

    /** Appends one fact; fails with {@link EventsUnavailable}, and then the record may or may not be there. */
    Uni<Void> append(Event event, String id) {
        return Uni.createFrom().deferred(() -> send(event, id)).invoke(this::recordAcknowledgement).onFailure()
                .invoke(() -> away = true).onFailure(failure -> !(failure instanceof EventsUnavailable))
                .transform(failure -> new EventsUnavailable("Kafka refused a record", failure));
    }

    private Uni<Void> send(Event event, String id) {
        if (waiting.get() >= (away ? 1 : config.waiting())) {
            throw new EventsUnavailable("Kafka does not acknowledge records");
        }
        Message<byte[]> message = counted(messages.of(event, id));
        waiting.incrementAndGet();
        return Race.of(emitter(event).sendMessage(message), deadline());
    }

    private MutinyEmitter<byte[]> emitter(Event event) {
        return event.topic().equals(Topics.TOOL_STARTED) ? started : invoked;
    }

    private void recordAcknowledgement() {
        acknowledged = clock.instant();
        away = false;
    }

    /** Counts a record as waiting until Kafka has answered, however long its caller waits. */
    private Message<byte[]> counted(Message<byte[]> message) {
        Uni<Void> answered = Uni.createFrom().voidItem().invoke(waiting::decrementAndGet);
        return message.withAck(answered::subscribeAsCompletionStage)
                .withNack(failure -> answered.subscribeAsCompletionStage());
    }

    private Uni<Void> deadline() {
        return Uni.createFrom().emitter(outcome -> {
            long timer = vertx.setTimer(config.acknowledgeWithin().toMillis(),
                    fired -> outcome.fail(new EventsUnavailable("Kafka has not acknowledged a record in time")));
            outcome.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}
