package io.mooring.contracts.outbox;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.contracts.event.CloudEvent;
import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.problem.GeneralError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/**
 * How a consumer takes an event in: one transaction of the event's tenant. A database or registry that is away is waited
 * for; any other failure is tried three times, then the record goes to {@code <topic>.dlq} with its reason.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int RETRIES = 2;

    private final Transactions transactions;
    private final MessageLog log;

    Inbox(Transactions transactions, MessageLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    /** Applies an event once, however often it arrives. */
    public Uni<Void> once(ConsumerRecord<?, ?> received, BiFunction<Mutiny.Session, CloudEvent, Uni<Void>> apply) {
        return patiently(() -> {
            CloudEvent event = CloudEvent.of(received);
            return transactions.in(event.tenant(), session -> log.firstTime(session, event.tenant(), event.id())
                    .chain(first -> first ? apply.apply(session, event) : Uni.createFrom().voidItem()));
        });
    }

    /** Applies a state record or another one whose effect is the same when repeated; no entry in the log. */
    public Uni<Void> idempotent(ConsumerRecord<?, ?> received,
            BiFunction<Mutiny.Session, CloudEvent, Uni<Void>> apply) {
        return patiently(() -> {
            CloudEvent event = CloudEvent.of(received);
            return transactions.in(event.tenant(), session -> apply.apply(session, event));
        });
    }

    private static Uni<Void> patiently(Supplier<Uni<? extends Void>> work) {
        return again(waiting(work));
    }

    /** Does the work as soon as what it needs is there; another failure is handed on. */
    static Uni<Void> waiting(Supplier<Uni<? extends Void>> work) {
        return Uni.createFrom().deferred(work)
                .onFailure(Inbox::passes).invoke(failure -> LOG.warnf("event waits: %s", failure.getMessage()))
                .onFailure(Inbox::passes).retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).indefinitely();
    }

    /** Tries three times in all. */
    static Uni<Void> again(Uni<Void> work) {
        return work.onFailure().retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).atMost(RETRIES);
    }

    /** Tries until it succeeds. */
    static Uni<Void> forever(Supplier<Uni<? extends Void>> work) {
        return Uni.createFrom().deferred(work)
                .onFailure().invoke(failure -> LOG.warnf("tried again: %s", failure.getMessage()))
                .onFailure().retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).indefinitely();
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof EventsUnavailable || failure instanceof HttpProblem problem
                && problem.getStatusCode() == GeneralError.STORE_UNAVAILABLE.status();
    }
}
