package io.mooring.webhook.subscription;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.secret.Secrets;
import io.mooring.webhook.EventType;
import io.mooring.webhook.NewestFirst;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.Page;
import io.mooring.webhook.TenantKey;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.subscription}. */
@ApplicationScoped
public class SubscriptionStore {

    /** Locked against removal until the deliveries are written. */
    private static final String MATCH = "select id from app.subscription where tenant = ?1"
            + " and event_types && cast(?2 as text[]) order by id for key share";
    private static final String CHANGE = "update SubscriptionRow r set r.disabled = ?3, r.disabledReason = ?4"
            + " where r.tenant = ?1 and r.id = ?2";
    private static final String DELETE = "delete from SubscriptionRow r where r.tenant = ?1 and r.id = ?2";

    private final Secrets secrets;

    SubscriptionStore(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Ids of the subscriptions that asked for an event, disabled ones included: their deliveries are held back. */
    public Uni<List<String>> match(Mutiny.Session session, String tenant, EventType type) {
        return session.createNativeQuery(MATCH, String.class).setParameter(1, tenant)
                .setParameter(2, type.patterns().toArray(String[]::new)).getResultList();
    }

    /** One subscription with its secret opened. Fails with 404. */
    public Uni<Subscription> require(Mutiny.Session session, String tenant, String id) {
        return requireRow(session, tenant, id).chain(row -> secrets.unseal(session, tenant, id, row.secret)
                .map(secret -> new Subscription(id, row.url, secret)));
    }

    /** Stops deliveries of a subscription whose URL is gone; the caller may enable it again. */
    public Uni<Void> disable(Mutiny.Session session, String tenant, String id, String reason) {
        return change(session, tenant, id, true, reason).replaceWithVoid();
    }

    Uni<SubscriptionRow> change(Mutiny.Session session, String tenant, String id, boolean disabled,
            @Nullable String reason) {
        return session.createMutationQuery(CHANGE).setParameter(1, tenant).setParameter(2, id)
                .setParameter(3, disabled).setParameter(4, reason).executeUpdate()
                .chain(() -> requireRow(session, tenant, id));
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
        return session.createMutationQuery(DELETE).setParameter(1, tenant).setParameter(2, id).executeUpdate()
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
