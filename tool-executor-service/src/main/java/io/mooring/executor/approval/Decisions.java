package io.mooring.executor.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.ExecutorError;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Shows calls that wait, and takes decisions about them: each is decided once. */
@ApplicationScoped
class Decisions {

    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final ApprovalStore store;
    private final Outbox outbox;
    private final ClosedApprovals closed;
    private final ApprovedBus bus;
    private final Clock clock;

    Decisions(Transactions transactions, ApprovalStore store, Outbox outbox, ClosedApprovals closed,
            ApprovedBus bus, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.closed = closed;
        this.bus = bus;
        this.clock = clock;
    }

    record Page(List<ApprovalView> approvals, @Nullable String nextCursor) {}

    Uni<Page> list(Caller caller, ApprovalFilter filter, Cursor page) {
        String tenant = caller.tenant();
        ApprovalFilter.Position after = page.after() == null ? null : ApprovalFilter.Position.parse(page.after());
        return transactions.in(tenant, session -> store.page(session, tenant, filter, after, page.fetch()))
                .map(rows -> new Page(
                        page.page(rows).stream().map(row -> ApprovalView.of(row, clock.instant())).toList(),
                        page.next(rows, ApprovalFilter.Position::of)));
    }

    /** By its id or that of its call. An agent has only its own; another's is 404. */
    Uni<ApprovalView> require(Caller caller, String id) {
        return transactions.in(caller.tenant(), session -> require(session, caller, id))
                .map(row -> ApprovalView.withAnswer(row, clock.instant()));
    }

    private Uni<ApprovalRow> require(Mutiny.Session session, Caller caller, String id) {
        return store.find(session, caller.tenant(), id).map(row -> {
            if (row == null || caller.kind() == Caller.Kind.AGENT
                    && !(row.callerKind.equals(Caller.Kind.AGENT.name()) && row.caller.equals(caller.subject()))) {
                throw GeneralError.NOT_FOUND.because("no approval " + id);
            }
            return row;
        });
    }

    /** Decides; the call then runs, or its end is recorded. Fails with 409 when it was decided before or is expired. */
    Uni<ApprovalView> decide(String id, Verdict verdict) {
        return transactions
                .in(verdict.by().tenant(), session -> require(session, verdict.by(), id)
                        .call(row -> decide(session, row, verdict))
                        .invoke(session::clear).chain(row -> require(session, verdict.by(), row.id)))
                .call(row -> verdict.approved() ? bus.tell(row.key()) : closed.record(row))
                .map(row -> ApprovalView.of(row, clock.instant()));
    }

    private Uni<Void> decide(Mutiny.Session session, ApprovalRow row, Verdict verdict) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return store.decide(session, row.key(), verdict, now).invoke(decided -> requireDecided(row, decided))
                .chain(() -> outbox.append(session, ApprovalEvents.decided(row, verdict, now)));
    }

    /** Time decides what nobody does; the sweep records these ends. */
    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> expire() {
        return transactions.acrossTenants(session -> store.expire(session, clock.instant(), AT_ONCE)
                .chain(expired -> tell(session, expired)));
    }

    private Uni<Void> tell(Mutiny.Session session, List<ApprovalRow> expired) {
        return expired.isEmpty()
                ? Uni.createFrom().voidItem()
                : outbox.append(session, expired.stream().map(ApprovalEvents::expired).toList());
    }

    private void requireDecided(ApprovalRow row, boolean decided) {
        if (!decided) {
            throw ExecutorError.APPROVAL_CLOSED
                    .because("approval " + row.id + " is " + ApprovalView.of(row, clock.instant()).status()
                            + "; it can be decided once, until it expires");
        }
    }

    /**
     * What somebody decided.
     *
     * @param note in their words, for those who read it later
     */
    record Verdict(boolean approved, Caller by, @Nullable String note) {

        private static final int LONGEST_NOTE = 1000;

        /** Fails with 400 that names the field. */
        static Verdict of(boolean approved, Caller by, @Nullable Note note) {
            String text = note == null ? null : note.note();
            if (text != null && text.length() > LONGEST_NOTE) {
                throw GeneralError.BAD_REQUEST.at("/note", "expected at most " + LONGEST_NOTE + " characters");
            }
            return new Verdict(approved, by, text);
        }

        String state() {
            return approved ? "APPROVED" : "DENIED";
        }

        /** Body of the routes that decide; it may be left out. */
        record Note(@Nullable String note) {}
    }
}
