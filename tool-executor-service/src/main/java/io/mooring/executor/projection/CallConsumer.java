package io.mooring.executor.projection;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.executor.ToolInvoked;
import io.mooring.contracts.event.executor.ToolStarted;
import io.mooring.contracts.outbox.BatchInbox;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;

/** Copies the journal into PostgreSQL, many calls in one transaction: a call must not wait for the records of others. */
@ApplicationScoped
class CallConsumer {

    static final String INVOKED_CHANNEL = Topics.TOOL_INVOKED + ".projection";
    private static final String STARTED_CHANNEL = Topics.TOOL_STARTED + ".projection";

    private final BatchInbox inbox;

    CallConsumer(BatchInbox inbox) {
        this.inbox = inbox;
    }

    @Incoming(STARTED_CHANNEL)
    Uni<Void> takeStarted(KafkaRecordBatch<String, ToolStarted> received) {
        return inbox.takeEvents(received, CallWriter::recordStarted);
    }

    @Incoming(INVOKED_CHANNEL)
    Uni<Void> takeInvoked(KafkaRecordBatch<String, ToolInvoked> received) {
        return inbox.takeEvents(received, CallWriter::recordInvoked);
    }
}
