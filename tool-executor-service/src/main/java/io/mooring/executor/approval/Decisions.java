package io.mooring.executor.approval;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.ExecutorError;
import io.smallrye.mutiny.Uni;

/** Shows calls that wait, and takes decisions about them: each is decided once. */
@ApplicationScoped
class Decisions {

    private final Transactions transactions;
    private final ApprovalStore store;
    private final ClosedApprovals closed;
    private final ApprovedBus bus;
    private final Clock clock;

    Decisions(Transactions transactions, ApprovalStore store, ClosedApprovals closed, ApprovedBus bus, Clock clock) {
        this.transactions = transactions;
        this.store = store;
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
                        .call(row -> store.decide(session, row.key(), verdict, clock.instant())
                                .invoke(decided -> requireDecided(row, decided)))
                        .invoke(session::clear).chain(row -> require(session, verdict.by(), row.id)))
                .call(row -> verdict.approved() ? bus.tell(row.key()) : closed.record(row))
                .map(row -> ApprovalView.of(row, clock.instant()));
    }

    private void requireDecided(ApprovalRow row, boolean decided) {
        if (!decided) {
            throw ExecutorError.APPROVAL_CLOSED
                    .because("approval " + row.id + " is " + ApprovalView.of(row, clock.instant()).status()
                            + "; it can be decided once, until it expires");
        }
    }
}
