package io.mooring.executor.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;
import io.mooring.executor.journal.Journal;
import io.mooring.executor.journal.JournalConfig;
import io.mooring.executor.projection.ProjectionProgress;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/**
 * Closes calls whose executor died: a start without an end gets the end {@code UNKNOWN}, a call that was never kept for its
 * approval {@code REJECTED}. Only calls from before the
 * moment up to which the table is complete, so one whose end is merely on its way is never closed.
 */
@ApplicationScoped
class UnfinishedCalls {

    private static final Logger LOG = Logger.getLogger(UnfinishedCalls.class);
    private static final int AT_ONCE = 100;
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final Transactions transactions;
    private final CallStore calls;
    private final Journal journal;
    private final ProjectionProgress progress;
    private final JournalConfig config;
    private final Clock clock;

    UnfinishedCalls(Transactions transactions, CallStore calls, Journal journal, ProjectionProgress progress,
            JournalConfig config, Clock clock) {
        this.transactions = transactions;
        this.calls = calls;
        this.journal = journal;
        this.progress = progress;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> close() {
        if (progress.completeUntil().equals(Instant.MIN)) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        Instant before = progress.completeUntil().minus(config.longestCall());
        return transactions
                .acrossTenants(
                        session -> calls.takeUnfinished(session, before, now.minus(config.deadAfter()), now, AT_ONCE)
                                .map(rows -> rows.stream().map(Unfinished::of).toList()))
                .chain(this::closeAll).onFailure(EventsUnavailable.class).recoverWithNull();
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetInstances() {
        return transactions
                .acrossTenants(session -> calls.forgetInstances(session, clock.instant().minus(REMEMBERED)));
    }

    private record Unfinished(Call call, End end) {

        private static final End LOST = End.unknown("executor-lost",
                "the executor stopped before it recorded the outcome");
        private static final End NOT_KEPT = End.rejected("executor-lost",
                "the executor stopped before the call could wait for its approval");

        static Unfinished of(CallRow row) {
            return new Unfinished(row.call(), row.outcome == null ? LOST : NOT_KEPT);
        }
    }

    private Uni<Void> closeAll(List<Unfinished> unfinished) {
        if (unfinished.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LOG.infof("closing %d calls whose executor stopped", unfinished.size());
        return Uni.join().all(unfinished.stream().map(one -> journal.recordEnd(one.call, one.end)).toList())
                .andFailFast()
                .replaceWithVoid();
    }
}
