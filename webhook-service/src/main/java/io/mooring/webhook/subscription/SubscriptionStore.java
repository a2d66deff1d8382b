package io.mooring.webhook.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.secret.Secrets;
import io.mooring.webhook.NewestFirst;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.Page;
import io.mooring.webhook.TenantKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.subscription}. */
@ApplicationScoped
public class SubscriptionStore {

    private static final Logger LOG = Logger.getLogger(SubscriptionStore.class);
    /** Locked against removal, and against the end of a delivery others wait for, until the deliveries are written. */
    private static final String MATCH = "select s.* from app.subscription s where s.tenant = ?1"
            + " and s.event_types && cast(?2 as text[]) order by s.id for key share";
    private static final String LOAD = "from SubscriptionRow r where r.id in ?1";
    /** Its deliveries follow: retention takes them away. */
    private static final String DELETE = "with gone as (delete from app.subscription where tenant = ?1 and id = ?2"
            + " returning tenant, id) insert into app.removed_subscription (tenant, id, removed_at)"
            + " select tenant, id, ?3 from gone";

    private final Secrets secrets;
    private final Clock clock;

    SubscriptionStore(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Subscriptions that ask for an event of one of these types, disabled ones included: their deliveries are held back.
     *
     * @param patterns all that ask for them
     */
    public Uni<List<Interest>> match(Mutiny.Session session, String tenant, Collection<String> patterns) {
        return session.createNativeQuery(MATCH, SubscriptionRow.class).setParameter(1, tenant)
                .setParameter(2, patterns.toArray(String[]::new)).getResultList()
                .map(rows -> rows.stream().map(row -> new Interest(row.id, Set.of(row.eventTypes), row.filter,
                        Ordering.stored(row.ordering))).toList());
    }

    /** Subscriptions of any tenant, with the secrets that are valid now opened. */
    public Uni<List<Subscription>> load(Mutiny.Session session, Collection<String> ids) {
        return session.createSelectionQuery(LOAD, SubscriptionRow.class).setParameter(1, List.copyOf(ids))
                .getResultList().chain(rows -> Multi.createFrom().iterable(rows)
                        .onItem().transformToUniAndConcatenate(row -> open(session, row)).collect().asList());
    }

    /** One subscription with its secrets opened. Fails with 404. */
    public Uni<Subscription> require(Mutiny.Session session, String tenant, String id) {
        return requireRow(session, tenant, id).chain(row -> open(session, row));
    }

    /** It may be the wrong master key, which somebody will put right: then it has no secrets, and nothing is sent. */
    private Uni<Subscription> open(Mutiny.Session session, SubscriptionRow row) {
        List<byte[]> sealed = new ArrayList<>(List.of(row.secret));
        if (row.formerSecret != null && row.formerUntil != null && clock.instant().isBefore(row.formerUntil)) {
            sealed.add(row.formerSecret);
        }
        return Multi.createFrom().iterable(sealed)
                .onItem().transformToUniAndConcatenate(secret -> secrets.unseal(session, row.tenant, row.id, secret))
                .collect().asList().onFailure(IllegalStateException.class).recoverWithItem(failure -> {
                    LOG.errorf(failure, "the secret of subscription %s does not open", row.id);
                    return List.of();
                }).map(opened -> new Subscription(row.tenant, row.id, row.url, opened, row.rateLimit));
    }

    /** When a delivery last went well; null when none did. Fails with 404. */
    public Uni<@Nullable Instant> findLastSuccess(Mutiny.Session session, String tenant, String id) {
        return requireRow(session, tenant, id).map(row -> row.lastSuccessAt);
    }

    Uni<Void> record(Mutiny.Session session, SubscriptionRow row) {
        return session.persist(row).chain(session::flush);
    }

    Uni<SubscriptionRow> requireRow(Mutiny.Session session, String tenant, String id) {
        return session.find(SubscriptionRow.class, new TenantKey(tenant, id)).onItem().ifNull()
                .failWith(() -> unknown(id));
    }

    Uni<Page<SubscriptionView>> list(Mutiny.Session session, String tenant, Cursor cursor) {
        return NewestFirst.of(SubscriptionRow.class, "createdAt", tenant).page(session, cursor, SubscriptionView::of,
                row -> new Position(row.createdAt, row.id));
    }

    Uni<Void> delete(Mutiny.Session session, String tenant, String id) {
        return session.createNativeQuery(DELETE).setParameter(1, tenant).setParameter(2, id)
                .setParameter(3, clock.instant()).executeUpdate()
                .invoke(rows -> {
                    if (rows == 0) {
                        throw unknown(id);
                    }
                }).replaceWithVoid();
    }

    private static RuntimeException unknown(String id) {
        return GeneralError.NOT_FOUND.because("there is no subscription " + id);
    }
}
