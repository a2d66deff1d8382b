package io.mooring.webhook.retention;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** Tenants that keep fewer days, and what is too old. */
@ApplicationScoped
class RetentionStore {

    private static final String DAYS = "select days from app.event_retention where tenant = ?1";
    private static final String SET = "insert into app.event_retention (tenant, days, set_by, set_at)"
            + " values (?1, ?2, ?3, ?4) on conflict (tenant) do update set days = excluded.days,"
            + " set_by = excluded.set_by, set_at = excluded.set_at";
    private static final String EVENTS = "delete from app.event e using (select a.tenant, a.received_at, a.id"
            + " from app.event_retention r join app.event a on a.tenant = r.tenant"
            + " and a.received_at < cast(?1 as timestamptz) - make_interval(days => r.days) limit ?2) old"
            + " where e.tenant = old.tenant and e.received_at = old.received_at and e.id = old.id";
    /** Attempts go with their deliveries. */
    private static final String DELIVERIES = "delete from app.delivery d using (select a.tenant, a.id"
            + " from app.event_retention r join app.delivery a on a.tenant = r.tenant"
            + " and a.created_at < cast(?1 as timestamptz) - make_interval(days => r.days) limit ?2) old"
            + " where d.tenant = old.tenant and d.id = old.id";
    private static final String OLD_DELIVERIES = "delete from app.delivery d using (select a.tenant, a.id"
            + " from app.delivery a where a.created_at < ?1 limit ?2) old"
            + " where d.tenant = old.tenant and d.id = old.id";
    private static final String ORPHANS = "delete from app.delivery d using (select a.tenant, a.id"
            + " from app.removed_subscription r join app.delivery a on a.tenant = r.tenant and a.subscription = r.id"
            + " limit ?1 for update of a skip locked) old"
            + " where d.tenant = old.tenant and d.id = old.id";
    private static final String REMOVED = "delete from app.removed_subscription r where not exists (select 1"
            + " from app.delivery d where d.tenant = r.tenant and d.subscription = r.id)";
    /** What was next in a line may be gone: the one behind it is. */
    private static final String NEXT = "update app.delivery d set next_attempt_at = clock_timestamp()"
            + " where d.status = 'pending' and d.order_key is not null and d.next_attempt_at is null"
            + " and not exists (select 1 from app.delivery b where b.tenant = d.tenant"
            + " and b.subscription = d.subscription and b.order_key = d.order_key and b.status = 'pending'"
            + " and b.seq < d.seq)";
    private static final String IDS = "delete from app.event_id i using (select a.tenant, a.id"
            + " from app.event_id a where a.received_at < ?1 limit ?2) old"
            + " where i.tenant = old.tenant and i.id = old.id";

    private static final String LOG = "delete from app.message_log m using (select a.tenant, a.id"
            + " from app.message_log a where a.received_at < ?1 limit ?2) old"
            + " where m.tenant = old.tenant and m.id = old.id";

    /** Null when the tenant keeps what the installation does. */
    Uni<@Nullable Integer> findDays(Mutiny.Session session, String tenant) {
        return session.createNativeQuery(DAYS, Integer.class).setParameter(1, tenant).getSingleResultOrNull();
    }

    Uni<Void> record(Mutiny.Session session, String tenant, int days, String by, Instant now) {
        return session.createNativeQuery(SET).setParameter(1, tenant).setParameter(2, days).setParameter(3, by)
                .setParameter(4, now).executeUpdate().replaceWithVoid();
    }

    /** Some events of tenants that keep fewer days; answers how many. */
    Uni<Integer> forgetEvents(Mutiny.Session session, Instant now, int limit) {
        return delete(session, EVENTS, now, limit);
    }

    /** Some deliveries of those tenants. */
    Uni<Integer> forgetDeliveries(Mutiny.Session session, Instant now, int limit) {
        return deleteInLines(session, DELIVERIES, now, limit);
    }

    /** Some deliveries of any tenant from before a moment. */
    Uni<Integer> forgetOldDeliveries(Mutiny.Session session, Instant before, int limit) {
        return deleteInLines(session, OLD_DELIVERIES, before, limit);
    }

    /** Some deliveries of subscriptions that were removed; with the last of them the mark that they were. */
    Uni<Integer> forgetOrphans(Mutiny.Session session, int limit) {
        return session.createNativeQuery(ORPHANS).setParameter(1, limit).executeUpdate().call(gone -> gone == limit
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(REMOVED).executeUpdate());
    }

    /** Some ids of events from before a moment. */
    Uni<Integer> forgetIds(Mutiny.Session session, Instant before, int limit) {
        return delete(session, IDS, before, limit);
    }

    /** Some of what replays did before a moment. */
    Uni<Integer> forgetLog(Mutiny.Session session, Instant before, int limit) {
        return delete(session, LOG, before, limit);
    }

    private static Uni<Integer> deleteInLines(Mutiny.Session session, String sql, Instant time, int limit) {
        return delete(session, sql, time, limit).call(gone -> gone == 0
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(NEXT).executeUpdate());
    }

    private static Uni<Integer> delete(Mutiny.Session session, String sql, Instant time, int limit) {
        return session.createNativeQuery(sql).setParameter(1, time).setParameter(2, limit).executeUpdate();
    }
}
