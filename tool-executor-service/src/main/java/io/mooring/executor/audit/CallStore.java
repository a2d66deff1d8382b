package io.mooring.executor.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** Reads the audit table. */
@ApplicationScoped
class CallStore {

    private static final String UNFINISHED = "select c.* from app.call c where (c.outcome is null"
            + " or c.outcome = 'AWAITING' and not exists (select 1 from app.approval a where a.tenant = c.tenant"
            + " and a.id = c.approval)) and coalesce(c.closing_at, c.started_at) < ?1 and not exists (select 1 from app.instance i"
            + " where i.tenant = '*' and i.id = c.instance and i.seen_at >= ?2)"
            + " order by c.started_at limit ?3 for update skip locked";

    Uni<List<CallRow>> list(Mutiny.Session session, String tenant, CallFilter filter, @Nullable CallPosition after,
            int limit) {
        String page = after == null ? "" : " and (startedAt < :at or startedAt = :at and id < :id)";
        Mutiny.SelectionQuery<CallRow> query = session
                .createSelectionQuery("from CallRow where tenant = :tenant" + filter.conditions() + page
                        + " order by startedAt desc, id desc", CallRow.class)
                .setParameter("tenant", tenant).setReadOnly(true).setMaxResults(limit);
        filter.parameters().forEach(query::setParameter);
        if (after != null) {
            query.setParameter("at", after.startedAt()).setParameter("id", after.id());
        }
        return query.getResultList();
    }

    Uni<Optional<CallRow>> find(Mutiny.Session session, String tenant, String id) {
        return session.find(CallRow.class, new CallKey(tenant, id)).map(Optional::ofNullable);
    }

    /**
     * Locks calls whose executor is dead and whose end did not come, or that wait for an approval it did not come to keep,
     * and notes that they are being closed.
     *
     * @param before only calls that began, and were last tried to be closed, before
     * @param alive an instance seen since then is alive
     */
    Uni<List<CallRow>> takeUnfinished(Mutiny.Session session, Instant before, Instant alive, Instant now, int limit) {
        return session.createNativeQuery(UNFINISHED, CallRow.class).setParameter(1, before).setParameter(2, alive)
                .setParameter(3, limit).getResultList().invoke(rows -> rows.forEach(row -> row.closingAt = now));
    }

    /** Forgets instances that are long dead. */
    Uni<Void> forgetInstances(Mutiny.Session session, Instant before) {
        return session.createNativeQuery("delete from app.instance where tenant = '*' and seen_at < ?1")
                .setParameter(1, before).executeUpdate().replaceWithVoid();
    }
}
