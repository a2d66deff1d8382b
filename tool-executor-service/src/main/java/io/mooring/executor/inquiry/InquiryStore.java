package io.mooring.executor.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.inquiry}. */
@ApplicationScoped
class InquiryStore {

    /** Connections that are new here, were usable again, or whose integration was revised, since a transaction. */
    private static final String ENROL = """
            insert into app.inquiry as known (tenant, connection, integration, kind, active, revision, next_at)
            with touched as (
                select tenant, id from app.connection_view where changed_in >= cast(cast(?3 as text) as xid8)
                union
                select c.tenant, c.id from app.integration_view i
                join app.connection_view c on c.tenant = i.tenant and c.integration = i.slug
                where i.kind = any(?2) and i.revised_in >= cast(cast(?3 as text) as xid8)
            )
            select c.tenant, c.id, c.integration, i.kind, c.status in ('ACTIVE', 'DEGRADED'), i.config_revision,
                cast(?1 as timestamptz)
            from touched t join app.connection_view c on c.tenant = t.tenant and c.id = t.id
            join app.integration_view i on i.tenant = c.tenant and i.slug = c.integration
            where i.kind = any(?2) order by c.tenant, c.id
            on conflict (tenant, connection) do update set integration = excluded.integration, kind = excluded.kind,
                active = excluded.active, revision = excluded.revision,
                next_at = case when excluded.active and not known.active or excluded.revision > known.revision
                    then excluded.next_at else known.next_at end,
                failures = case when excluded.active and not known.active or excluded.revision > known.revision
                    then 0 else known.failures end
            where (known.integration, known.kind, known.active, known.revision)
                is distinct from (excluded.integration, excluded.kind, excluded.active, excluded.revision)""";
    private static final String DUE = "select i.* from app.inquiry i where i.active and i.next_at <= ?1"
            + " and (i.claimed_until is null or i.claimed_until < ?1) order by i.next_at limit ?2"
            + " for update skip locked";
    private static final String FORGET = "delete from app.inquiry i where not exists (select 1 from app.connection_view c"
            + " where c.tenant = i.tenant and c.id = i.connection)";
    private static final String PAGE = "from InquiryRow where tenant = :tenant and connection > :after";

    /** Every transaction that may still write has at least this number. */
    Uni<String> horizon(Mutiny.Session session) {
        return session.createNativeQuery("select cast(pg_snapshot_xmin(pg_current_snapshot()) as text)", String.class)
                .getSingleResult();
    }

    /**
     * Notes connections of these kinds that are to be asked now.
     *
     * @param since transaction before which nothing is new
     */
    Uni<Integer> enrol(Mutiny.Session session, Set<String> kinds, String since, Instant now) {
        return session.createNativeQuery(ENROL).setParameter(1, now).setParameter(2, kinds.toArray(String[]::new))
                .setParameter(3, since).executeUpdate();
    }

    /** Claims at most so many that are due, of any tenant. */
    Uni<List<Claim>> claim(Mutiny.Session session, Instant now, Instant until, int most) {
        return session.createNativeQuery(DUE, InquiryRow.class).setParameter(1, now).setParameter(2, most)
                .getResultList().map(rows -> rows.stream().map(row -> row.claim(now, until)).toList());
    }

    /** Locks the row of a claim; empty when it is another's by now, or gone. */
    Uni<Optional<InquiryRow>> take(Mutiny.Session session, Claim claim) {
        return session
                .find(InquiryRow.class, new InquiryRow.Key(claim.tenant(), claim.connection()),
                        LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).filter(found -> found.version == claim.version()));
    }

    /** The row of a connection, locked; empty when it is not asked. */
    Uni<Optional<InquiryRow>> lock(Mutiny.Session session, String tenant, String connection) {
        return session.find(InquiryRow.class, new InquiryRow.Key(tenant, connection), LockModeType.PESSIMISTIC_WRITE)
                .map(Optional::ofNullable);
    }

    Uni<Optional<InquiryRow>> find(Mutiny.Session session, String tenant, String connection) {
        return session.find(InquiryRow.class, new InquiryRow.Key(tenant, connection)).map(Optional::ofNullable);
    }

    /** In order of connection, with one more when another page follows. */
    Uni<List<InquiryRow>> list(Mutiny.Session session, String tenant, @Nullable String integration, Cursor cursor) {
        Mutiny.SelectionQuery<InquiryRow> page = session
                .createSelectionQuery(PAGE + (integration == null ? "" : " and integration = :integration")
                        + " order by connection", InquiryRow.class)
                .setParameter("tenant", tenant).setParameter("after", cursor.after() == null ? "" : cursor.after());
        return (integration == null ? page : page.setParameter("integration", integration))
                .setMaxResults(cursor.fetch()).setReadOnly(true).getResultList();
    }

    /** Forgets connections that went. */
    Uni<Integer> forget(Mutiny.Session session) {
        return session.createNativeQuery(FORGET).executeUpdate();
    }
}
