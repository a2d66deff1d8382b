package io.mooring.executor.audit;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** Tenants that keep fewer days of calls, and the calls that are too old for them. */
@ApplicationScoped
class RetentionStore {

    private static final String DAYS = "select days from app.audit_retention where tenant = ?1";
    private static final String SET = "insert into app.audit_retention (tenant, days, set_by, set_at)"
            + " values (?1, ?2, ?3, ?4) on conflict (tenant) do update set days = excluded.days,"
            + " set_by = excluded.set_by, set_at = excluded.set_at";
    /** Calls of tenants that keep fewer days, some at a time. */
    private static final String FORGET = "delete from app.call c using (select a.tenant, a.id, a.started_at"
            + " from app.audit_retention r join app.call a on a.tenant = r.tenant"
            + " and a.started_at < cast(?1 as timestamptz) - make_interval(days => r.days) limit ?2) old"
            + " where c.tenant = old.tenant and c.id = old.id and c.started_at = old.started_at";

    Uni<Integer> forget(Mutiny.Session session, Instant now, int limit) {
        return session.createNativeQuery(FORGET).setParameter(1, now).setParameter(2, limit).executeUpdate();
    }

    /** Null when the tenant keeps what the installation does. */
    Uni<@Nullable Integer> days(Mutiny.Session session, String tenant) {
        return session.createNativeQuery(DAYS, Integer.class).setParameter(1, tenant).getSingleResultOrNull();
    }

    Uni<Void> set(Mutiny.Session session, String tenant, int days, String by, Instant now) {
        return session.createNativeQuery(SET).setParameter(1, tenant).setParameter(2, days).setParameter(3, by)
                .setParameter(4, now).executeUpdate().replaceWithVoid();
    }
}
