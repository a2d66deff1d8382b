package io.mooring.executor.approval;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.executor.approval.Approvals.Ending;
import io.mooring.executor.approval.Decisions.Verdict;
import io.smallrye.mutiny.Uni;

/** Rows of {@code approval}. Who changes the state in the table may do what follows from it; nobody else. */
@ApplicationScoped
class ApprovalStore {

    static final String PENDING = "PENDING";

    private static final String OF_ROW = " where tenant = ?1 and id = ?2";
    private static final String DECIDE = "update app.approval set state = ?3, decided_at = ?4, decided_by = ?5,"
            + " decided_kind = ?6, note = ?7, ended_at = case when ?3 = 'DENIED' then cast(?4 as timestamptz) end,"
            + " sealed = case when ?3 = 'DENIED' then null else sealed end, tried_at = ?4" + OF_ROW
            + " and state = 'PENDING' and expires_at > ?4";
    private static final String CLAIM = "update app.approval set state = 'RUNNING', tried_at = ?3" + OF_ROW
            + " and state = 'APPROVED'";
    private static final String RELEASE = "update app.approval set state = 'APPROVED'" + OF_ROW
            + " and state = 'RUNNING'";
    private static final String FINISH = "update app.approval set state = 'DONE', ended_at = ?3, outcome = ?4,"
            + " answer = ?5, recorded = ?6, sealed = null" + OF_ROW + " and state = ?7";
    private static final String RECORDED = "update app.approval set recorded = true" + OF_ROW;
    private static final String OVERDUE = "select a.* from app.approval a where not a.recorded and a.state = 'PENDING'"
            + " and a.expires_at <= ?1 order by a.expires_at limit ?2 for update skip locked";
    /** Approved and not running, or running for longer than anything can, or over and not recorded. */
    private static final String LEFT = "select a.* from app.approval a where not a.recorded"
            + " and a.state <> 'PENDING' and a.tried_at is not null and a.tried_at < case when a.state = 'RUNNING'"
            + " then cast(?1 as timestamptz) else cast(?2 as timestamptz) end order by a.tried_at limit ?3 for update skip locked";

    private static final String LISTED = "a.tenant, a.id, a.call, a.user_id, a.caller_kind, a.caller, a.roles,"
            + " a.integration, a.tool, a.connection, a.address, a.arguments, a.arguments_bytes, a.arguments_digest,"
            + " cast(null as bytea) as sealed, a.publication, a.origin_kind, a.origin_id, a.tool_digest, a.policy,"
            + " a.reason, a.state, a.started_at, a.expires_at, a.decided_at, a.decided_by, a.decided_kind, a.note,"
            + " a.tried_at, a.ended_at, a.outcome, cast(null as text) as answer, a.recorded";

    Uni<Long> countWaiting(Mutiny.Session session, String tenant, String callerKind, String caller) {
        return session
                .createSelectionQuery("select count(*) from ApprovalRow where tenant = :tenant and state = 'PENDING'"
                        + " and callerKind = :kind and caller = :caller", Long.class)
                .setParameter("tenant", tenant).setParameter("kind", callerKind).setParameter("caller", caller)
                .getSingleResult();
    }

    /** By its own id or that of its call. */
    Uni<@Nullable ApprovalRow> find(Mutiny.Session session, String tenant, String id) {
        return session
                .createSelectionQuery("from ApprovalRow where tenant = :tenant and (id = :id or call = :id)",
                        ApprovalRow.class)
                .setParameter("tenant", tenant).setParameter("id", id).setReadOnly(true).getSingleResultOrNull();
    }

    /** Without what is large and not shown in lists: the sealed arguments, the answer. */
    Uni<List<ApprovalRow>> page(Mutiny.Session session, String tenant, ApprovalFilter filter,
            ApprovalFilter.@Nullable Position after, int limit) {
        String page = after == null ? "" : " and (a.started_at, a.id) < (:at, :lastId)";
        Mutiny.SelectionQuery<ApprovalRow> query = session
                .createNativeQuery("select " + LISTED + " from app.approval a where a.tenant = :tenant"
                        + filter.conditions() + page + " order by a.started_at desc, a.id desc", ApprovalRow.class)
                .setParameter("tenant", tenant).setReadOnly(true).setMaxResults(limit);
        filter.equal().forEach(query::setParameter);
        if (after != null) {
            query.setParameter("at", after.startedAt()).setParameter("lastId", after.id());
        }
        return query.getResultList();
    }

    /** False when it was decided before, or is expired. */
    Uni<Boolean> decide(Mutiny.Session session, ApprovalKey key, Verdict verdict, Instant now) {
        return session.createNativeQuery(DECIDE).setParameter(1, key.tenant()).setParameter(2, key.id())
                .setParameter(3, verdict.state()).setParameter(4, now).setParameter(5, verdict.by().subject())
                .setParameter(6, verdict.by().kind().name()).setParameter(7, verdict.note()).executeUpdate()
                .map(rows -> rows == 1);
    }

    /** True for one caller only, and for that one once. */
    Uni<Boolean> claim(Mutiny.Session session, ApprovalKey key, Instant now) {
        return session.createNativeQuery(CLAIM).setParameter(1, key.tenant()).setParameter(2, key.id())
                .setParameter(3, now).executeUpdate().map(rows -> rows == 1);
    }

    Uni<Void> release(Mutiny.Session session, ApprovalKey key) {
        return session.createNativeQuery(RELEASE).setParameter(1, key.tenant()).setParameter(2, key.id())
                .executeUpdate().replaceWithVoid();
    }

    /**
     * Closes one with its answer.
     *
     * @param from the state it has to be in
     * @return whether it was
     */
    Uni<Boolean> finish(Mutiny.Session session, ApprovalKey key, String from, Ending ending, Instant now) {
        return session.createNativeQuery(FINISH).setParameter(1, key.tenant()).setParameter(2, key.id())
                .setParameter(3, now).setParameter(4, ending.outcome()).setParameter(5, ending.answer())
                .setParameter(6, ending.recorded()).setParameter(7, from).executeUpdate().map(rows -> rows == 1);
    }

    Uni<Void> noteRecorded(Mutiny.Session session, ApprovalKey key) {
        return session.createNativeQuery(RECORDED).setParameter(1, key.tenant()).setParameter(2, key.id())
                .executeUpdate().replaceWithVoid();
    }

    /** Locks some that nobody decided in time, and closes them; their ends are to be recorded. */
    Uni<List<ApprovalRow>> expire(Mutiny.Session session, Instant now, int limit) {
        return session.createNativeQuery(OVERDUE, ApprovalRow.class).setParameter(1, now).setParameter(2, limit)
                .getResultList().invoke(rows -> rows.forEach(row -> {
                    row.state = "EXPIRED";
                    row.endedAt = now;
                    row.sealed = null;
                    row.triedAt = Instant.EPOCH;
                })).call(session::flush);
    }

    /** Locks what somebody left undone, and notes that it is tried again now. */
    Uni<List<ApprovalRow>> takeLeft(Mutiny.Session session, Instant lost, Instant idle, Instant now, int limit) {
        return session.createNativeQuery(LEFT, ApprovalRow.class).setParameter(1, lost).setParameter(2, idle)
                .setParameter(3, limit).getResultList().invoke(rows -> rows.forEach(row -> row.triedAt = now));
    }

    Uni<Void> forget(Mutiny.Session session, Instant before) {
        return session.createNativeQuery("delete from app.approval where recorded and ended_at < ?1")
                .setParameter(1, before).executeUpdate().replaceWithVoid();
    }
}
