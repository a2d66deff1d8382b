package io.mooring.webhook.connectionview;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.outbox.Inbox;
import io.smallrye.mutiny.Uni;

/** Keeps of which provider integrations are. A tombstone deletes, an older version is ignored. */
@ApplicationScoped
class IntegrationConsumer {

    private static final String SAVE = "insert into app.integration_view as known (tenant, slug, provider, family,"
            + " version) values (?1, ?2, ?3, ?4, ?5) on conflict (tenant, slug) do update set"
            + " provider = excluded.provider, family = excluded.family, version = excluded.version"
            + " where excluded.version >= known.version";

    private final Inbox inbox;

    IntegrationConsumer(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming(Topics.STATE_INTEGRATION)
    Uni<Void> take(ConsumerRecord<String, IntegrationState> received) {
        IntegrationState state = received.value();
        return inbox.idempotent(received, (session, event) -> state == null
                ? remove(session, event.tenant(), received.key().substring(event.tenant().length() + 1))
                : save(session, event.tenant(), state));
    }

    private static Uni<Void> save(Mutiny.Session session, String tenant, IntegrationState state) {
        return session.createNativeQuery(SAVE).setParameter(1, tenant).setParameter(2, state.getSlug())
                .setParameter(3, state.getProvider()).setParameter(4, state.getFamily())
                .setParameter(5, state.getVersion()).executeUpdate().replaceWithVoid();
    }

    private static Uni<Void> remove(Mutiny.Session session, String tenant, String slug) {
        return session.createNativeQuery("delete from app.integration_view where tenant = ?1 and slug = ?2")
                .setParameter(1, tenant).setParameter(2, slug).executeUpdate().replaceWithVoid();
    }
}
