package io.mooring.connection.integrationview;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.catalog.IntegrationState;
import io.smallrye.mutiny.Uni;

/** The local copy of the catalog, in the caller's transaction. */
@ApplicationScoped
public class IntegrationViewStore {

    private static final String UPSERT = "insert into app.integration_view as known"
            + " (tenant, slug, name, auth_methods, version) values (?1, ?2, ?3, ?4, ?5)"
            + " on conflict (tenant, slug) do update set name = excluded.name, auth_methods = excluded.auth_methods,"
            + " version = excluded.version where known.version <= excluded.version";

    /** Keeps the state unless a newer one is known. */
    public Uni<Void> record(Mutiny.Session session, IntegrationState state) {
        return session.createNativeQuery(UPSERT).setParameter(1, state.getTenant()).setParameter(2, state.getSlug())
                .setParameter(3, state.getName()).setParameter(4, AuthMethods.write(AuthMethods.of(state)))
                .setParameter(5, state.getVersion()).executeUpdate().replaceWithVoid();
    }

    /** Forgets the integration; waits for transactions that hold it. */
    public Uni<Void> remove(Mutiny.Session session, String tenant, String slug) {
        return session.createMutationQuery("delete from IntegrationViewRow where tenant = ?1 and slug = ?2")
                .setParameter(1, tenant).setParameter(2, slug).executeUpdate().replaceWithVoid();
    }

    public Uni<Optional<IntegrationView>> find(Mutiny.Session session, String tenant, String slug) {
        return session.find(IntegrationViewRow.class, new IntegrationViewRow.Key(tenant, slug))
                .map(row -> Optional.ofNullable(row).map(IntegrationViewRow::view));
    }

    /** Finds the integration and keeps it from being removed until the caller's transaction ends. */
    public Uni<Optional<IntegrationView>> findAndHold(Mutiny.Session session, String tenant, String slug) {
        return session
                .find(IntegrationViewRow.class, new IntegrationViewRow.Key(tenant, slug), LockModeType.PESSIMISTIC_READ)
                .map(row -> Optional.ofNullable(row).map(IntegrationViewRow::view));
    }
}
