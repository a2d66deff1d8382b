package io.mooring.executor.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.approval.Approvals.Ending;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/**
 * Goes on with what was left: approved calls whose executor died before it began, calls it died in, ends that are not
 * recorded. What is long over is forgotten.
 */
@ApplicationScoped
class ApprovalSweep {

    private static final int AT_ONCE = 100;
    /** What is under way is left alone for so long. */
    private static final Duration IDLE = Duration.ofSeconds(3);

    private final Transactions transactions;
    private final ApprovalStore store;
    private final ClosedApprovals closed;
    private final ApprovedBus bus;
    private final ApprovalConfig config;
    private final Clock clock;

    ApprovalSweep(Transactions transactions, ApprovalStore store, ClosedApprovals closed, ApprovedBus bus,
            ApprovalConfig config, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.closed = closed;
        this.bus = bus;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        Instant now = clock.instant();
        return transactions.acrossTenants(session -> store.takeLeft(session, now.minus(config.longestCall()),
                now.minus(IDLE), now, AT_ONCE)).chain(this::goOn);
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return transactions.acrossTenants(session -> store.forget(session, clock.instant().minus(config.kept())));
    }

    private Uni<Void> goOn(List<ApprovalRow> left) {
        return left.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(left.stream().map(this::goOn).toList()).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> goOn(ApprovalRow row) {
        return switch (row.state) {
            case "APPROVED" -> row.decidedAt != null && clock.instant().isBefore(row.decidedAt.plus(config.triedFor()))
                    ? bus.tell(row.key())
                    : close(row, ClosedApprovals.givenUp(row));
            case "RUNNING" -> close(row, ClosedApprovals.lost(row));
            default -> closed.record(row);
        };
    }

    private Uni<Void> close(ApprovalRow row, Ending ending) {
        return transactions
                .in(row.tenant, session -> store.finish(session, row.key(), row.state, ending, clock.instant()))
                .replaceWithVoid();
    }
}
