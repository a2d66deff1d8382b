package io.mooring.health.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.CloudEvent;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.executor.ToolInvoked;
import io.mooring.contracts.outbox.Inbox;
import io.mooring.health.signal.Diagnosis;
import io.mooring.health.signal.Observation;
import io.mooring.health.signal.ObservationStore;
import io.mooring.health.status.Statuses;
import io.smallrye.mutiny.Uni;

/** Calls that ended. */
@ApplicationScoped
class CallConsumer {

    private final Inbox inbox;
    private final ObservationStore observations;
    private final Statuses statuses;

    CallConsumer(Inbox inbox, ObservationStore observations, Statuses statuses) {
        this.inbox = inbox;
        this.observations = observations;
        this.statuses = statuses;
    }

    @Incoming(Topics.TOOL_INVOKED)
    Uni<Void> take(ConsumerRecord<String, ToolInvoked> received) {
        return Diagnosis.observe(received.value())
                .map(seen -> inbox.once(received, (session, event) -> record(session, event, seen)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> record(Mutiny.Session session, CloudEvent event, Observation seen) {
        return statuses.lock(session, event.tenant(), seen.integration())
                .chain(() -> observations.append(session, event.tenant(), event.id(), seen))
                .chain(() -> reassess(session, event.tenant(), seen));
    }

    private Uni<Void> reassess(Mutiny.Session session, String tenant, Observation seen) {
        return seen.connection().isEmpty()
                ? statuses.reassess(session, tenant, seen.integration())
                : statuses.reassess(session, tenant, seen.integration(), seen.connection());
    }
}
