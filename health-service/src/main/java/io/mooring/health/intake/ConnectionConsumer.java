package io.mooring.health.intake;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.CloudEvent;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.ConnectionState;
import io.mooring.contracts.outbox.Inbox;
import io.mooring.health.Subject;
import io.mooring.health.connectionview.ConnectionStore;
import io.mooring.health.connectionview.ConnectionView;
import io.mooring.health.connectionview.Reception;
import io.mooring.health.signal.Observation;
import io.mooring.health.signal.ObservationStore;
import io.mooring.health.status.Statuses;
import io.smallrye.mutiny.Uni;

/**
 * Connections as they are. The state topic alone, not {@code connection.activated} or {@code .removed}: it tells the same,
 * and its records of one connection are in order, so that nothing late brings a removed one back.
 */
@ApplicationScoped
class ConnectionConsumer {

    private final Inbox inbox;
    private final ConnectionStore connections;
    private final ObservationStore observations;
    private final Statuses statuses;

    ConnectionConsumer(Inbox inbox, ConnectionStore connections, ObservationStore observations, Statuses statuses) {
        this.inbox = inbox;
        this.connections = connections;
        this.observations = observations;
        this.statuses = statuses;
    }

    @Incoming(Topics.STATE_CONNECTION)
    Uni<Void> take(ConsumerRecord<String, ConnectionState> received) {
        ConnectionState state = received.value();
        return inbox.once(received, (session, event) -> state == null
                ? remove(session, event.tenant(), Aggregates.idOf(received.key(), event.tenant()))
                : record(session, event, state));
    }

    private Uni<Void> record(Mutiny.Session session, CloudEvent event, ConnectionState state) {
        return statuses.lock(session, event.tenant(), state.getIntegration())
                .chain(() -> connections.record(session, event.tenant(), state))
                .call(reception -> observe(session, event, state, reception))
                .chain(() -> statuses.reassess(session, event.tenant(), state.getIntegration(), state.getId()));
    }

    private Uni<Void> observe(Mutiny.Session session, CloudEvent event, ConnectionState state, Reception reception) {
        return switch (reception) {
            case ACTIVATED -> observations.append(session, event.tenant(), event.id(),
                    Observation.activation(state.getIntegration(), state.getId(), Instant.parse(event.time())));
            case CHANGED, STALE -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> remove(Mutiny.Session session, String tenant, String id) {
        return connections.find(session, tenant, id)
                .chain(known -> known.map(view -> remove(session, tenant, view))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> remove(Mutiny.Session session, String tenant, ConnectionView view) {
        return statuses.lock(session, tenant, view.integration())
                .chain(() -> connections.remove(session, tenant, view.id()))
                .chain(() -> observations.forgetConnection(session, tenant, view.integration(), view.id()))
                .chain(() -> statuses.remove(session, tenant, Subject.connection(view.id())))
                .chain(() -> statuses.reassess(session, tenant, view.integration()));
    }
}
