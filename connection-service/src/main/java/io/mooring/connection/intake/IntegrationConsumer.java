package io.mooring.connection.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.agent.Bindings;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.revocation.Revocations;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.outbox.Inbox;
import io.smallrye.mutiny.Uni;

/**
 * Keeps the copy of the catalog, and ends the connections of an integration that went and its bindings, in one
 * transaction: from it on nothing leases them, and none can be made in between. Once per event: a tombstone that comes
 * again after the slug was registered anew would take the new connections.
 */
@ApplicationScoped
class IntegrationConsumer {

    private final Inbox inbox;
    private final IntegrationViewStore integrations;
    private final Revocations revocations;
    private final Bindings bindings;

    IntegrationConsumer(Inbox inbox, IntegrationViewStore integrations, Revocations revocations, Bindings bindings) {
        this.inbox = inbox;
        this.integrations = integrations;
        this.revocations = revocations;
        this.bindings = bindings;
    }

    @Incoming(Topics.STATE_INTEGRATION)
    Uni<Void> take(ConsumerRecord<String, IntegrationState> received) {
        return inbox.once(received, (session, event) -> {
            IntegrationState state = received.value();
            return state == null
                    ? remove(session, event.tenant(), slug(received.key(), event.tenant()))
                    : integrations.record(session, state);
        });
    }

    private Uni<Void> remove(Mutiny.Session session, String tenant, String slug) {
        return integrations.remove(session, tenant, slug).chain(() -> revocations.removeAll(session, tenant, slug))
                .chain(() -> bindings.forget(session, tenant, slug));
    }

    private static String slug(String key, String tenant) {
        if (!key.startsWith(tenant + "/")) {
            throw new IllegalArgumentException("key " + key + " is not one of tenant " + tenant);
        }
        return key.substring(tenant.length() + 1);
    }
}
