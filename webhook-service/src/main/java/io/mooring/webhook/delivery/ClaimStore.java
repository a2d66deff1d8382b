package io.mooring.webhook.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.webhook.TenantKey;
import io.mooring.webhook.event.EventStore;
import io.mooring.webhook.event.StoredEvent;
import io.mooring.webhook.lane.Quota;
import io.mooring.webhook.subscription.Subscription;
import io.mooring.webhook.subscription.SubscriptionStore;
import io.smallrye.mutiny.Uni;

/** Finds due deliveries and takes them, with what their attempts need: four statements, however many. */
@ApplicationScoped
class ClaimStore {

    /** Bodies that are taken at once, if so many may be. */
    private static final int MOST_BYTES = 16 << 20;
    /** Counts the attempt before it is made: a delivery that crashes its process is given up in the end. */
    private static final String CLAIM = """
            with wanted as materialized (select * from unnest(cast(?2 as text[]), cast(cast(?3 as text[]) as int[]))
                as w (subscription, most)),
            due as materialized (select d.tenant, d.id, d.size, d.next_attempt_at from wanted w
                join app.subscription s on s.id = w.subscription and not s.disabled
                cross join lateral (select c.tenant, c.id, c.size, c.next_attempt_at from app.delivery c
                    where c.subscription = w.subscription and c.tenant = s.tenant and c.status = 'pending'
                        and c.next_attempt_at <= ?1
                    order by c.next_attempt_at limit w.most for update skip locked) as d),
            fit as materialized (select tenant, id, sum(size) over (order by next_attempt_at, id) as total
                from due)
            update app.delivery d set attempts = d.attempts + 1, version = d.version + 1, next_attempt_at = ?4
            from fit where d.tenant = fit.tenant and d.id = fit.id and fit.total <= ?5
            returning\s""" + DeliveryRow.COLUMNS;
    /** One step from subscription to subscription, however long the queues are; answers the seconds the oldest is due. */
    private static final String LOOK = """
            with recursive step (subscription, due) as (
                (select subscription, next_attempt_at from app.delivery where status = 'pending'
                    order by subscription, next_attempt_at limit 1)
                union all
                select n.subscription, n.next_attempt_at from step cross join lateral (
                    select d.subscription, d.next_attempt_at from app.delivery d
                    where d.status = 'pending' and d.subscription > step.subscription
                    order by d.subscription, d.next_attempt_at limit 1) as n)
            select s.id || ' ' || extract(epoch from cast(?1 as timestamptz) - step.due) from step
                join app.subscription s on s.id = step.subscription and not s.disabled where step.due <= ?1""";

    private final EventStore events;
    private final SubscriptionStore subscriptions;
    private final Clock clock;

    ClaimStore(EventStore events, SubscriptionStore subscriptions, Clock clock) {
        this.events = events;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** Subscriptions where something is due, and since when. */
    Uni<Map<String, Duration>> look(Mutiny.Session session) {
        return session.createNativeQuery(LOOK, String.class).setParameter(1, clock.instant()).getResultList()
                .map(rows -> rows.stream().map(row -> row.split(" ")).collect(Collectors.toMap(row -> row[0],
                        row -> Duration.ofMillis(Math.round(1000 * Double.parseDouble(row[1]))), (one, same) -> one)));
    }

    /** Takes due deliveries of any tenant until the end of the lease; other processes take others; bodies of so many bytes. */
    Uni<List<Shipment>> claim(Mutiny.Session session, List<Quota> quotas, Instant leaseEnd, long mostBytes) {
        return session.createNativeQuery(CLAIM, DeliveryRow.class).setParameter(1, clock.instant())
                .setParameter(2, quotas.stream().map(Quota::subscription).toArray(String[]::new))
                .setParameter(3, quotas.stream().map(quota -> String.valueOf(quota.most())).toArray(String[]::new))
                .setParameter(4, leaseEnd).setParameter(5, Math.min(MOST_BYTES, mostBytes)).getResultList()
                .map(rows -> rows.stream().map(Claim::of).toList()).chain(claims -> load(session, claims));
    }

    private Uni<List<Shipment>> load(Mutiny.Session session, List<Claim> claims) {
        if (claims.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Map<TenantKey, Instant> wanted = new HashMap<>();
        claims.forEach(claim -> wanted.put(new TenantKey(claim.tenant(), claim.event()), claim.eventAt()));
        return events.load(session, wanted).chain(found -> subscriptions
                .load(session, claims.stream().map(Claim::subscription).distinct().toList())
                .map(owners -> shipments(claims, found, owners)));
    }

    /** A subscription that is not there any more took its deliveries with it. */
    private static List<Shipment> shipments(List<Claim> claims, Map<TenantKey, StoredEvent> events,
            List<Subscription> owners) {
        Map<TenantKey, Subscription> byKey = owners.stream().collect(Collectors
                .toMap(owner -> new TenantKey(owner.tenant(), owner.id()), Function.identity()));
        return claims.stream().filter(claim -> byKey.containsKey(owner(claim)))
                .map(claim -> new Shipment(claim, events.get(new TenantKey(claim.tenant(), claim.event())),
                        byKey.get(owner(claim)), null))
                .toList();
    }

    private static TenantKey owner(Claim claim) {
        return new TenantKey(claim.tenant(), claim.subscription());
    }
}
