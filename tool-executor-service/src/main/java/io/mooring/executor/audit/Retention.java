package io.mooring.executor.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.contracts.outbox.DayPartitions;
import io.mooring.contracts.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Makes the days of the audit ahead, and drops those that are too old. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final String TABLE = "call";
    private static final String COLUMN = "started_at";
    private static final int DAYS_AHEAD = 7;
    private static final int AT_ONCE = 5000;

    private final Transactions transactions;
    private final DayPartitions partitions;
    private final RetentionStore store;
    private final AuditConfig config;
    private final Clock clock;

    Retention(Transactions transactions, DayPartitions partitions, RetentionStore store, AuditConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> keepUp() {
        Instant now = clock.instant();
        return transactions.acrossTenants(session -> partitions.make(session, TABLE, COLUMN, now, DAYS_AHEAD))
                .chain(() -> transactions.acrossTenants(
                        session -> partitions.drop(session, TABLE, COLUMN, now.minus(Duration.ofDays(config.days())))))
                .invoke(dropped -> LOG.debugf("%d days of calls dropped", dropped)).replaceWithVoid();
    }

    /** Some at a time, so that it never holds much for long. */
    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return transactions.acrossTenants(session -> store.forget(session, clock.instant(), AT_ONCE))
                .replaceWithVoid();
    }
}
