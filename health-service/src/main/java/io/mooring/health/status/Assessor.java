package io.mooring.health.status;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.health.connectionview.ConnectionStore;
import io.mooring.health.connectionview.ConnectionView;
import io.mooring.health.integrationview.IntegrationStore;
import io.mooring.health.signal.Observation;
import io.mooring.health.signal.ObservationStore;
import io.smallrye.mutiny.Uni;

/** Fetches what a {@link Decision} needs. What this service does not know, or no longer, gets no status. */
@ApplicationScoped
class Assessor {

    private final ObservationStore observations;
    private final ConnectionStore connections;
    private final IntegrationStore integrations;
    private final Thresholds thresholds;

    Assessor(ObservationStore observations, ConnectionStore connections, IntegrationStore integrations,
            StatusConfig config) {
        this.observations = observations;
        this.connections = connections;
        this.integrations = integrations;
        this.thresholds = config.thresholds();
    }

    Uni<Optional<Assessment>> ofConnection(Mutiny.Session session, String tenant, String id) {
        return connections.find(session, tenant, id)
                .chain(view -> view.map(known -> ofConnection(session, tenant, known)).orElseGet(Assessor::nothing));
    }

    private Uni<Optional<Assessment>> ofConnection(Mutiny.Session session, String tenant, ConnectionView view) {
        return observations
                .newestOfConnection(session, tenant, view.integration(), view.id(), thresholds.observations())
                .map(seen -> Decision.ofConnection(view.lifecycle(), seen, thresholds));
    }

    /** @param known whether it had a status before */
    Uni<Optional<Assessment>> ofIntegration(Mutiny.Session session, String tenant, String slug, boolean known) {
        return integrations.knows(session, tenant, slug)
                .chain(exists -> exists ? ofKnown(session, tenant, slug, known) : nothing());
    }

    private Uni<Optional<Assessment>> ofKnown(Mutiny.Session session, String tenant, String slug, boolean known) {
        return connections.countUsable(session, tenant, slug)
                .chain(usable -> newest(session, tenant, slug)
                        .map(seen -> Decision.ofIntegration(usable, known, seen, thresholds)));
    }

    private Uni<List<Observation>> newest(Mutiny.Session session, String tenant, String slug) {
        return observations.newestOfIntegration(session, tenant, slug, thresholds.observations());
    }

    private static Uni<Optional<Assessment>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
