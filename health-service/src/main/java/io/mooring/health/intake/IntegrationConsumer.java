package io.mooring.health.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.outbox.Inbox;
import io.mooring.health.Subject;
import io.mooring.health.integrationview.IntegrationStore;
import io.mooring.health.signal.ObservationStore;
import io.mooring.health.status.Statuses;
import io.smallrye.mutiny.Uni;

/** Integrations as the catalog has them. */
@ApplicationScoped
class IntegrationConsumer {

    private final Inbox inbox;
    private final IntegrationStore integrations;
    private final ObservationStore observations;
    private final Statuses statuses;

    IntegrationConsumer(Inbox inbox, IntegrationStore integrations, ObservationStore observations, Statuses statuses) {
        this.inbox = inbox;
        this.integrations = integrations;
        this.observations = observations;
        this.statuses = statuses;
    }

    @Incoming(Topics.STATE_INTEGRATION)
    Uni<Void> take(ConsumerRecord<String, IntegrationState> received) {
        IntegrationState state = received.value();
        return inbox.once(received, (session, event) -> state == null
                ? remove(session, event.tenant(), Aggregates.idOf(received.key(), event.tenant()))
                : record(session, event.tenant(), state));
    }

    private Uni<Void> record(Mutiny.Session session, String tenant, IntegrationState state) {
        return statuses.lock(session, tenant, state.getSlug())
                .chain(() -> integrations.record(session, tenant, state))
                .chain(() -> statuses.reassess(session, tenant, state.getSlug()));
    }

    private Uni<Void> remove(Mutiny.Session session, String tenant, String slug) {
        return statuses.lock(session, tenant, slug)
                .chain(() -> integrations.remove(session, tenant, slug))
                .chain(() -> observations.forgetIntegration(session, tenant, slug))
                .chain(() -> statuses.remove(session, tenant, Subject.integration(slug)));
    }
}
