package io.mooring.webhook.delivery;

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
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.delivery} and {@code app.attempt}. */
@ApplicationScoped
class DeliveryStore {

    /** Its schedule begins anew. One that is on its way is left alone: an attempt may be under way. */
    private static final String AGAIN = "update app.delivery set status = 'pending', next_attempt_at = clock_timestamp(),"
            + " attempts_before = attempts, version = version + 1 where tenant = ?1 and id = ?2"
            + " and status <> 'pending' returning subscription";
    private static final String ATTEMPTS = "from AttemptRow r where r.tenant = ?1 and r.delivery in ?2"
            + " order by r.number";

    /** Makes a delivery that is over due again; answers its subscription. Fails with 404, or 409 when it is not over. */
    Uni<String> sendAgain(Mutiny.Session session, String tenant, String id) {
        return session.createNativeQuery(AGAIN, String.class).setParameter(1, tenant).setParameter(2, id)
                .getSingleResultOrNull().call(found -> found != null
                        ? Uni.createFrom().voidItem()
                        : require(session, tenant, id).invoke(there -> {
                            throw GeneralError.BUSY.because("the delivery is still on its way");
                        }))
                .map(String::valueOf);
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
