package io.mooring.executor.toolview;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.catalog.DefinitionState;
import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.event.catalog.ToolState;
import io.mooring.contracts.outbox.Inbox;
import io.smallrye.mutiny.Uni;

/** Keeps the copy of the catalog. A tombstone deletes, an older version is ignored. */
@ApplicationScoped
class ToolViewConsumer {

    private final Inbox inbox;
    private final ToolViewWriter writer;

    ToolViewConsumer(Inbox inbox, ToolViewWriter writer) {
        this.inbox = inbox;
        this.writer = writer;
    }

    @Incoming(Topics.STATE_INTEGRATION)
    Uni<Void> takeIntegration(ConsumerRecord<String, IntegrationState> received) {
        IntegrationState integration = received.value();
        return inbox.idempotent(received, (session, event) -> integration == null
                ? writer.removeIntegration(session, event.tenant(), StateKey.of(event.tenant(), received.key()))
                : writer.save(session, event.tenant(), integration));
    }

    @Incoming(Topics.STATE_TOOL)
    Uni<Void> takeTool(ConsumerRecord<String, ToolState> received) {
        ToolState tool = received.value();
        return inbox.idempotent(received, (session, event) -> tool == null
                ? writer.removeTool(session, event.tenant(), StateKey.of(event.tenant(), received.key()))
                : writer.save(session, event.tenant(), tool));
    }

    @Incoming(Topics.STATE_DEFINITION)
    Uni<Void> takeDefinition(ConsumerRecord<String, DefinitionState> received) {
        DefinitionState definition = received.value();
        return inbox.idempotent(received, (session, event) -> definition == null
                ? writer.removeDefinition(session, event.tenant(), StateKey.of(event.tenant(), received.key()))
                : writer.save(session, event.tenant(), definition));
    }
}
