package io.mooring.webhook.endpoint;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.NewestFirst;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.Page;
import io.mooring.webhook.TenantKey;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.endpoint} and {@code app.endpoint_secret}. */
@ApplicationScoped
class EndpointStore {

    private static final String BY_ID = "from EndpointRow r where r.id = ?1";
    private static final String OF_PROVIDER = "select r.id from EndpointRow r where r.provider = ?1"
            + " order by r.createdAt, r.id";
    private static final String DELETE = "delete from EndpointRow r where r.tenant = ?1 and r.id = ?2";
    private static final String SECRETS = "from SecretRow r where r.tenant = ?1 and r.endpoint = ?2"
            + " order by r.createdAt desc, r.id desc";
    private static final String END = "update SecretRow r set r.endsAt = ?3 where r.tenant = ?1 and r.endpoint = ?2"
            + " and (r.endsAt is null or r.endsAt > ?3)";
    private static final String FORGET = "delete from SecretRow r where r.tenant = ?1 and r.endpoint = ?2"
            + " and r.endsAt <= ?3";
    private static final String DELETE_SECRET = "delete from SecretRow r where r.tenant = ?1 and r.id = ?2";

    /** The row of an endpoint, or of a secret. */
    Uni<Void> record(Mutiny.Session session, Object row) {
        return session.persist(row).chain(session::flush);
    }

    Uni<EndpointRow> require(Mutiny.Session session, String tenant, String id) {
        return session.find(EndpointRow.class, new TenantKey(tenant, id)).onItem().ifNull()
                .failWith(() -> unknown(id));
    }

    /** Locked until the end of the transaction: its secrets change one after another. Fails with 404. */
    Uni<EndpointRow> lock(Mutiny.Session session, String tenant, String id) {
        return session.find(EndpointRow.class, new TenantKey(tenant, id), LockModeType.PESSIMISTIC_WRITE).onItem()
                .ifNull().failWith(() -> unknown(id));
    }

    /** Over all tenants: who sends a webhook is nobody yet, the endpoint says whose it is. */
    Uni<@Nullable EndpointRow> findAnywhere(Mutiny.Session session, String id) {
        return session.createSelectionQuery(BY_ID, EndpointRow.class).setParameter(1, id).getSingleResultOrNull();
    }

    /** Ids of a provider's endpoints over all tenants, the oldest first. */
    Uni<List<String>> idsAnywhere(Mutiny.Session session, String provider, int most) {
        return session.createSelectionQuery(OF_PROVIDER, String.class).setParameter(1, provider).setMaxResults(most)
                .getResultList();
    }

    Uni<Page<EndpointRow>> list(Mutiny.Session session, String tenant, @Nullable String provider, Cursor cursor) {
        return NewestFirst.of(EndpointRow.class, "createdAt", tenant).with("provider", provider)
                .page(session, cursor, row -> row, row -> new Position(row.createdAt, row.id));
    }

    Uni<Void> delete(Mutiny.Session session, String tenant, String id) {
        return session.createMutationQuery(DELETE).setParameter(1, tenant).setParameter(2, id).executeUpdate()
                .invoke(rows -> {
                    if (rows == 0) {
                        throw unknown(id);
                    }
                }).replaceWithVoid();
    }

    /** All secrets that are there, the newest first; few. */
    Uni<List<SecretRow>> secrets(Mutiny.Session session, EndpointRow endpoint) {
        return session.createSelectionQuery(SECRETS, SecretRow.class).setParameter(1, endpoint.tenant)
                .setParameter(2, endpoint.id).getResultList();
    }

    /** All secrets end then, unless they end before. */
    Uni<Void> endSecrets(Mutiny.Session session, EndpointRow endpoint, Instant then) {
        return run(session, END, endpoint, then);
    }

    /** Secrets that ended are gone. */
    Uni<Void> forgetSecrets(Mutiny.Session session, EndpointRow endpoint, Instant now) {
        return run(session, FORGET, endpoint, now);
    }

    private static Uni<Void> run(Mutiny.Session session, String statement, EndpointRow endpoint, Instant at) {
        return session.createMutationQuery(statement).setParameter(1, endpoint.tenant).setParameter(2, endpoint.id)
                .setParameter(3, at).executeUpdate().replaceWithVoid();
    }

    Uni<Void> deleteSecret(Mutiny.Session session, SecretRow row) {
        return session.createMutationQuery(DELETE_SECRET).setParameter(1, row.tenant).setParameter(2, row.id)
                .executeUpdate().replaceWithVoid();
    }

    private static RuntimeException unknown(String id) {
        return GeneralError.NOT_FOUND.because("there is no endpoint " + id);
    }
}
