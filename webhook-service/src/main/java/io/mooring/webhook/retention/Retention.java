package io.mooring.webhook.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.contracts.outbox.DayPartitions;
import io.mooring.contracts.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Makes the days of events ahead, and takes away what is too old. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final String TABLE = "event";
    private static final String COLUMN = "received_at";
    private static final int DAYS_AHEAD = 7;
    private static final int AT_ONCE = 5000;
    /** Events go by whole days: their ids must outlive the last of them. */
    private static final int DAYS_LONGER = 2;

    private final Transactions transactions;
    private final DayPartitions partitions;
    private final RetentionStore store;
    private final Duration kept;
    private final Duration known;
    private final Clock clock;

    Retention(Transactions transactions, DayPartitions partitions, RetentionStore store, RetentionConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.store = store;
        this.kept = Duration.ofDays(config.days());
        this.known = Duration.ofDays(Math.max(config.days() + DAYS_LONGER, config.knownDays()));
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> keepUp() {
        Instant now = clock.instant();
        return transactions.acrossTenants(session -> partitions.make(session, TABLE, COLUMN, now, DAYS_AHEAD))
                .chain(() -> transactions.acrossTenants(
                        session -> partitions.drop(session, TABLE, COLUMN, now.minus(kept))))
                .invoke(dropped -> LOG.debugf("%d days of events dropped", dropped)).replaceWithVoid();
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        Instant now = clock.instant();
        List<Forgetting> all = List.of(session -> store.forgetEvents(session, now, AT_ONCE),
                session -> store.forgetDeliveries(session, now, AT_ONCE),
                session -> store.forgetOldDeliveries(session, now.minus(kept), AT_ONCE),
                session -> store.forgetIds(session, now.minus(known), AT_ONCE),
                session -> store.forgetLog(session, now.minus(known), AT_ONCE));
        return Multi.createFrom().iterable(all).onItem().transformToUniAndConcatenate(this::untilDone)
                .collect().last().replaceWithVoid();
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> followSubscriptions() {
        return untilDone(session -> store.forgetOrphans(session, AT_ONCE)).replaceWithVoid();
    }

    /** Some at a time, each in its own transaction, so that none holds much for long. */
    private Uni<Integer> untilDone(Forgetting some) {
        return Multi.createBy().repeating().uni(() -> transactions.acrossTenants(some::from))
                .whilst(gone -> gone == AT_ONCE).collect().last();
    }

    @FunctionalInterface
    private interface Forgetting {

        Uni<Integer> from(Mutiny.Session session);
    }
}
