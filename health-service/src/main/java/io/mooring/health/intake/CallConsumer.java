package io.mooring.health.intake;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.executor.ToolInvoked;
import io.mooring.contracts.outbox.BatchInbox;
import io.mooring.health.signal.ObservationStore;
import io.mooring.health.status.Statuses;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;

/** Calls that ended, many at once. */
@ApplicationScoped
class CallConsumer {

    private final BatchInbox inbox;
    private final ObservationStore observations;
    private final Statuses statuses;

    CallConsumer(BatchInbox inbox, ObservationStore observations, Statuses statuses) {
        this.inbox = inbox;
        this.observations = observations;
        this.statuses = statuses;
    }

    @Incoming(Topics.TOOL_INVOKED)
    Uni<Void> take(KafkaRecordBatch<String, ToolInvoked> received) {
        return inbox.takeEvents(received, this::record);
    }

    private Uni<Void> record(Mutiny.Session session, String tenant, List<ToolInvoked> calls) {
        return Multi.createFrom().iterable(Streak.of(calls))
                .onItem().transformToUniAndConcatenate(streak -> record(session, tenant, streak))
                .collect().last().replaceWithVoid();
    }

    private Uni<Void> record(Mutiny.Session session, String tenant, Streak streak) {
        return statuses.lock(session, tenant, streak.integration())
                .chain(() -> observations.append(session, tenant, streak.integration(), streak.connection(),
                        streak.calls()))
                .chain(() -> streak.connection().isEmpty()
                        ? statuses.reassess(session, tenant, streak.integration())
                        : statuses.reassess(session, tenant, streak.integration(), streak.connection()));
    }
}
