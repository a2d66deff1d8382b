package io.mooring.webhook.standing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** How subscriptions are doing, in rows of {@code app.subscription}. */
@ApplicationScoped
class StandingStore {

    /** A good one that was noted a moment ago need not be noted again. */
    private static final String GOOD = "update app.subscription set last_success_at = cast(cast(?3 as text) as timestamptz),"
            + " failing_since = null, failing_told_at = null where tenant = ?1 and id = any(cast(?2 as text[]))"
            + " and (failing_since is not null or last_success_at is null"
            + " or last_success_at < cast(cast(?3 as text) as timestamptz) - interval '1 second')";
    private static final String BAD = "update app.subscription set failing_since = cast(cast(?3 as text) as timestamptz)"
            + " where tenant = ?1 and id = any(cast(?2 as text[])) and failing_since is null";
    private static final String FAILING = "select id || ' ' || version || ' ' || cast(floor(extract(epoch from"
            + " failing_since) * 1000) as bigint) || ' ' || coalesce(cast(floor(extract(epoch from failing_told_at) * 1000) as bigint), -1)"
            + " from app.subscription where tenant = ?1 and id = any(cast(?2 as text[])) and not disabled"
            + " and failing_since <= cast(cast(?3 as text) as timestamptz)";
    private static final String TOLD = "update app.subscription set failing_told_at = cast(cast(?3 as text) as timestamptz),"
            + " version = version + 1 where tenant = ?1 and id = ?2";
    private static final String DISABLE = "update app.subscription set disabled = true, disabled_reason = ?3,"
            + " version = version + 1 where tenant = ?1 and id = ?2 and not disabled returning version";

    Uni<Void> recordGood(Mutiny.Session session, String tenant, Collection<String> ids, Instant now) {
        return update(session, GOOD, tenant, ids, now);
    }

    Uni<Void> recordBad(Mutiny.Session session, String tenant, Collection<String> ids, Instant now) {
        return update(session, BAD, tenant, ids, now);
    }

    private static Uni<Void> update(Mutiny.Session session, String sql, String tenant, Collection<String> ids,
            Instant now) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(sql).setParameter(1, tenant)
                        .setParameter(2, ids.stream().sorted().toArray(String[]::new))
                        .setParameter(3, now.toString()).executeUpdate().replaceWithVoid();
    }

    /** Those of them that have been failing since then or before, and are not disabled. */
    Uni<List<Standing>> failingSince(Mutiny.Session session, String tenant, Collection<String> ids, Instant then) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(FAILING, String.class).setParameter(1, tenant)
                        .setParameter(2, ids.toArray(String[]::new)).setParameter(3, then.toString())
                        .getResultList().map(rows -> rows.stream().map(StandingStore::standing).toList());
    }

    /** See the query. */
    private static Standing standing(String row) {
        String[] parts = row.split(" ");
        long told = Long.parseLong(parts[3]);
        return new Standing(parts[0], Instant.ofEpochMilli(Long.parseLong(parts[2])),
                told < 0 ? null : Instant.ofEpochMilli(told), Long.parseLong(parts[1]));
    }

    Uni<Void> recordTold(Mutiny.Session session, String tenant, String id, Instant now) {
        return session.createNativeQuery(TOLD).setParameter(1, tenant).setParameter(2, id)
                .setParameter(3, now.toString()).executeUpdate().replaceWithVoid();
    }

    /** Its new version; null when it was disabled already. */
    Uni<@Nullable Long> disable(Mutiny.Session session, String tenant, String id, String reason) {
        return session.createNativeQuery(DISABLE, Long.class).setParameter(1, tenant).setParameter(2, id)
                .setParameter(3, reason).getSingleResultOrNull();
    }
}
