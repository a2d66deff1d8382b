package io.mooring.catalog.discovery;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.ConnectionRemoved;
import io.mooring.contracts.event.executor.ToolsDiscovered;
import io.mooring.contracts.outbox.Inbox;
import io.smallrye.mutiny.Uni;

/** What connections discovered, and that they went. Both have the same effect when they come again. */
@ApplicationScoped
class ConnectionConsumer {

    private final Inbox inbox;
    private final Discoveries discoveries;

    ConnectionConsumer(Inbox inbox, Discoveries discoveries) {
        this.inbox = inbox;
        this.discoveries = discoveries;
    }

    @Incoming(Topics.CONNECTION_TOOLS_DISCOVERED)
    Uni<Void> take(ConsumerRecord<String, ToolsDiscovered> received) {
        return inbox.idempotent(received, (session, event) -> {
            ToolsDiscovered part = received.value();
            requireTenant(event.tenant(), part.getTenant());
            return discoveries.take(session, part);
        });
    }

    @Incoming(Topics.CONNECTION_REMOVED)
    Uni<Void> forget(ConsumerRecord<String, ConnectionRemoved> received) {
        return inbox.idempotent(received, (session, event) -> {
            ConnectionRemoved gone = received.value();
            requireTenant(event.tenant(), gone.getTenant());
            return discoveries.forget(session, gone);
        });
    }

    private static void requireTenant(String header, String body) {
        if (!header.equals(body)) {
            throw new IllegalArgumentException("the event is of tenant " + header + ", what it says of another one");
        }
    }
}
