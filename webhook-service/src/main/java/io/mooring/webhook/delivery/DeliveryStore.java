package io.mooring.webhook.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.NewestFirst;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.Page;
import io.mooring.webhook.TenantKey;
import io.mooring.webhook.retry.Verdict;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.delivery} and {@code app.attempt}. */
@ApplicationScoped
class DeliveryStore {

    /** Counts the attempt before it is made: a delivery that crashes its process is given up in the end. */
    private static final String CLAIM = "with due as (select d.tenant, d.id from app.delivery d"
            + " where d.status = 'pending' and d.next_attempt_at <= ?1 and d.subscription <> all (cast(?2 as text[]))"
            + " and not exists (select 1 from app.subscription s"
            + " where s.tenant = d.tenant and s.id = d.subscription and s.disabled)"
            + " order by d.next_attempt_at limit ?3 for update of d skip locked)"
            + " update app.delivery d set attempts = d.attempts + 1, version = d.version + 1, next_attempt_at = ?4"
            + " from due where d.tenant = due.tenant and d.id = due.id returning d.*";
    /** Only as long as the lease holds; but a delivered event is delivered, whoever has the lease now. */
    private static final String MOVE = "update DeliveryRow r set r.status = ?4, r.nextAttemptAt = ?5,"
            + " r.lastStatus = ?6, r.lastError = ?7, r.version = r.version + 1"
            + " where r.tenant = ?1 and r.id = ?2 and (r.version = ?3 or ?4 = 'delivered' and r.status = 'pending')";
    private static final String ATTEMPTS = "from AttemptRow r where r.tenant = ?1 and r.delivery in ?2"
            + " order by r.number";

    private final Clock clock;

    DeliveryStore(Clock clock) {
        this.clock = clock;
    }

    /** Takes due deliveries of any tenant until the end of the lease; other processes take others. */
    Uni<List<Claim>> claim(Mutiny.Session session, int most, String[] except, Instant leaseEnd) {
        return session.createNativeQuery(CLAIM, DeliveryRow.class).setParameter(1, clock.instant())
                .setParameter(2, except).setParameter(3, most).setParameter(4, leaseEnd).getResultList()
                .map(rows -> rows.stream().map(Claim::of).toList());
    }

    /** Writes down what came of a claim. False when somebody else has it now: then only the attempt was written. */
    Uni<Boolean> record(Mutiny.Session session, Claim claim, Attempt attempt, Verdict verdict) {
        return session.persist(new AttemptRow(claim, attempt)).chain(session::flush)
                .chain(() -> move(session, claim, attempt, verdict));
    }

    private Uni<Boolean> move(Mutiny.Session session, Claim claim, Attempt attempt, Verdict verdict) {
        DeliveryStatus status = switch (verdict) {
            case Verdict.Delivered delivered -> DeliveryStatus.DELIVERED;
            case Verdict.Again again -> DeliveryStatus.PENDING;
            case Verdict.GivenUp givenUp -> DeliveryStatus.UNDELIVERABLE;
        };
        Instant next = verdict instanceof Verdict.Again again ? clock.instant().plus(again.pause()) : null;
        return session.createMutationQuery(MOVE).setParameter(1, claim.tenant()).setParameter(2, claim.delivery())
                .setParameter(3, claim.version()).setParameter(4, status.text()).setParameter(5, next)
                .setParameter(6, attempt.status()).setParameter(7, attempt.error()).executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<DeliveryView> require(Mutiny.Session session, String tenant, String id) {
        return session.find(DeliveryRow.class, new TenantKey(tenant, id)).onItem().ifNull()
                .failWith(() -> GeneralError.NOT_FOUND.because("there is no delivery " + id))
                .chain(row -> attempts(session, tenant, List.of(id))
                        .map(attempts -> DeliveryView.of(row, attempts.getOrDefault(id, List.of()))));
    }

    Uni<Page<DeliveryView>> list(Mutiny.Session session, String tenant, Filter filter, Cursor cursor) {
        return NewestFirst.of(DeliveryRow.class, "createdAt", tenant).with("subscription", filter.subscription())
                .with("event", filter.event()).with("status", filter.status())
                .page(session, cursor, row -> row, row -> new Position(row.createdAt, row.id))
                .chain(page -> withAttempts(session, tenant, page));
    }

    private static Uni<Page<DeliveryView>> withAttempts(Mutiny.Session session, String tenant,
            Page<DeliveryRow> page) {
        return attempts(session, tenant, page.items().stream().map(row -> row.id).toList())
                .map(attempts -> new Page<>(page.items().stream()
                        .map(row -> DeliveryView.of(row, attempts.getOrDefault(row.id, List.of()))).toList(),
                        page.nextCursor()));
    }

    private static Uni<Map<String, List<AttemptRow>>> attempts(Mutiny.Session session, String tenant,
            List<String> deliveries) {
        return session.createSelectionQuery(ATTEMPTS, AttemptRow.class).setParameter(1, tenant)
                .setParameter(2, deliveries).getResultList()
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.delivery)));
    }

    /** What a list is narrowed to; null is everything. */
    record Filter(@Nullable String subscription, @Nullable String event, @Nullable String status) {}
}
