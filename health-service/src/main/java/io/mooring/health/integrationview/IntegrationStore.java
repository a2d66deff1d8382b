package io.mooring.health.integrationview;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.catalog.IntegrationState;
import io.smallrye.mutiny.Uni;

/** Keeps the copy of the integrations. */
@ApplicationScoped
public class IntegrationStore {

    private final Clock clock;

    IntegrationStore(Clock clock) {
        this.clock = clock;
    }

    /** Takes a newer state in; an older one changes nothing. */
    public Uni<Void> record(Mutiny.Session session, String tenant, IntegrationState state) {
        return session.find(IntegrationRow.class, new IntegrationRow.Key(tenant, state.getSlug()))
                .chain(known -> known == null ? persist(session, tenant, state) : update(known, state));
    }

    private Uni<Void> persist(Mutiny.Session session, String tenant, IntegrationState state) {
        IntegrationRow row = new IntegrationRow(tenant, state.getSlug(), clock.instant());
        row.name = state.getName();
        row.version = state.getVersion();
        return session.persist(row).chain(session::flush);
    }

    private static Uni<Void> update(IntegrationRow row, IntegrationState state) {
        if (state.getVersion() >= row.version) {
            row.name = state.getName();
            row.version = state.getVersion();
        }
        return Uni.createFrom().voidItem();
    }

    /** Whether the catalog has it. */
    public Uni<Boolean> knows(Mutiny.Session session, String tenant, String slug) {
        return session.find(IntegrationRow.class, new IntegrationRow.Key(tenant, slug)).map(row -> row != null);
    }

    /** The catalog has it no longer. */
    public Uni<Void> remove(Mutiny.Session session, String tenant, String slug) {
        return session.createMutationQuery("delete from IntegrationRow where tenant = ?1 and slug = ?2")
                .setParameter(1, tenant).setParameter(2, slug).executeUpdate().replaceWithVoid();
    }
}
