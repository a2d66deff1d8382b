package io.mooring.executor.publicationview;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.webhook.PublicationState;
import io.mooring.contracts.outbox.Inbox;
import io.smallrye.mutiny.Uni;

/** Keeps the copy of publications. A tombstone deletes, an older version is ignored. */
@ApplicationScoped
class PublicationViewConsumer {

    private static final String SAVE = "insert into app.publication_view as known (tenant, id, provider, connection,"
            + " actions, reach, user_id, resource, revoked, version, origin_key)"
            + " values (?1, ?2, ?3, ?4, cast(?5 as text[]), ?6, ?7, ?8, ?9, ?10, ?11)"
            + " on conflict (tenant, id) do update set provider = excluded.provider, connection = excluded.connection,"
            + " actions = excluded.actions, reach = excluded.reach, user_id = excluded.user_id,"
            + " resource = excluded.resource, revoked = excluded.revoked, version = excluded.version,"
            + " origin_key = excluded.origin_key"
            + " where excluded.version >= known.version";

    private final Inbox inbox;

    PublicationViewConsumer(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming(Topics.STATE_PUBLICATION)
    Uni<Void> take(ConsumerRecord<String, PublicationState> received) {
        PublicationState state = received.value();
        return inbox.idempotent(received, (session, event) -> state == null
                ? remove(session, event.tenant(), received.key().substring(event.tenant().length() + 1))
                : save(session, event.tenant(), state));
    }

    private static Uni<Void> save(Mutiny.Session session, String tenant, PublicationState state) {
        return session.createNativeQuery(SAVE).setParameter(1, tenant).setParameter(2, state.getId())
                .setParameter(3, state.getProvider()).setParameter(4, state.getConnection())
                .setParameter(5, state.getActions().toArray(String[]::new)).setParameter(6, state.getReach())
                .setParameter(7, state.getUserId()).setParameter(8, state.getResource())
                .setParameter(9, state.getRevoked()).setParameter(10, state.getVersion())
                .setParameter(11, state.getOriginKey()).executeUpdate().replaceWithVoid();
    }

    private static Uni<Void> remove(Mutiny.Session session, String tenant, String id) {
        return session.createNativeQuery("delete from app.publication_view where tenant = ?1 and id = ?2")
                .setParameter(1, tenant).setParameter(2, id).executeUpdate().replaceWithVoid();
    }
}
