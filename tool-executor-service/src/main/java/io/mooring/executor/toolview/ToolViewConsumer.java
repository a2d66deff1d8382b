package io.mooring.executor.toolview;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.catalog.DefinitionState;
import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.event.catalog.ToolState;
import io.mooring.contracts.outbox.BatchInbox;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;

/** Keeps the copy of the catalog. A tombstone deletes, an older version is ignored. */
@ApplicationScoped
class ToolViewConsumer {

    private final BatchInbox inbox;
    private final IntegrationViewWriter integrations;
    private final ToolViewWriter tools;
    private final DefinitionViewWriter definitions;

    ToolViewConsumer(BatchInbox inbox, IntegrationViewWriter integrations, ToolViewWriter tools,
            DefinitionViewWriter definitions) {
        this.inbox = inbox;
        this.integrations = integrations;
        this.tools = tools;
        this.definitions = definitions;
    }

    @Incoming(Topics.STATE_INTEGRATION)
    Uni<Void> takeIntegrations(KafkaRecordBatch<String, IntegrationState> received) {
        return inbox.takeStates(received, IntegrationState::getVersion, integrations::write);
    }

    @Incoming(Topics.STATE_TOOL)
    Uni<Void> takeTools(KafkaRecordBatch<String, ToolState> received) {
        return inbox.takeStates(received, ToolState::getVersion, tools::write);
    }

    /** The key has the hash of the content: a record never changes. */
    @Incoming(Topics.STATE_DEFINITION)
    Uni<Void> takeDefinitions(KafkaRecordBatch<String, DefinitionState> received) {
        return inbox.takeStates(received, definition -> 0, definitions::write);
    }
}
