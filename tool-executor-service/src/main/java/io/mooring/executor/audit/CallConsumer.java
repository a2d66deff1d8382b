package io.mooring.executor.audit;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.executor.ToolInvoked;
import io.mooring.contracts.event.executor.ToolStarted;
import io.mooring.contracts.outbox.Inbox;
import io.smallrye.mutiny.Uni;

/** Copies the journal into PostgreSQL. */
@ApplicationScoped
class CallConsumer {

    static final String INVOKED_CHANNEL = Topics.TOOL_INVOKED + ".projection";
    private static final String STARTED_CHANNEL = Topics.TOOL_STARTED + ".projection";

    private final Inbox inbox;
    private final CallStore calls;

    CallConsumer(Inbox inbox, CallStore calls) {
        this.inbox = inbox;
        this.calls = calls;
    }

    @Incoming(STARTED_CHANNEL)
    Uni<Void> takeStarted(ConsumerRecord<String, ToolStarted> received) {
        return inbox.idempotent(received,
                (session, event) -> calls.recordStarted(session, event.tenant(), received.value()));
    }

    @Incoming(INVOKED_CHANNEL)
    Uni<Void> takeInvoked(ConsumerRecord<String, ToolInvoked> received) {
        return inbox.idempotent(received,
                (session, event) -> calls.recordInvoked(session, event.tenant(), received.value()));
    }
}
