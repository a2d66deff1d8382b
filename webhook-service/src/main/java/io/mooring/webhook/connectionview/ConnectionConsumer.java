package io.mooring.webhook.connectionview;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.ConnectionState;
import io.mooring.contracts.outbox.Inbox;
import io.smallrye.mutiny.Uni;

/** Keeps the copy of connections. A tombstone deletes, an older version is ignored. */
@ApplicationScoped
class ConnectionConsumer {

    private static final String SAVE = "insert into app.connection_view as known (tenant, id, integration, user_id,"
            + " status, account_id, version) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
            + " on conflict (tenant, id) do update set integration = excluded.integration,"
            + " user_id = excluded.user_id, status = excluded.status, account_id = excluded.account_id,"
            + " version = excluded.version where excluded.version >= known.version";

    private final Inbox inbox;

    ConnectionConsumer(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming(Topics.STATE_CONNECTION)
    Uni<Void> take(ConsumerRecord<String, ConnectionState> received) {
        ConnectionState state = received.value();
        return inbox.idempotent(received, (session, event) -> state == null
                ? remove(session, event.tenant(), received.key().substring(event.tenant().length() + 1))
                : save(session, event.tenant(), state));
    }

    private static Uni<Void> save(Mutiny.Session session, String tenant, ConnectionState state) {
        return session.createNativeQuery(SAVE).setParameter(1, tenant).setParameter(2, state.getId())
                .setParameter(3, state.getIntegration()).setParameter(4, state.getUserId())
                .setParameter(5, state.getStatus()).setParameter(6, state.getAccountId())
                .setParameter(7, state.getVersion()).executeUpdate().replaceWithVoid();
    }

    private static Uni<Void> remove(Mutiny.Session session, String tenant, String id) {
        return session.createNativeQuery("delete from app.connection_view where tenant = ?1 and id = ?2")
                .setParameter(1, tenant).setParameter(2, id).executeUpdate().replaceWithVoid();
    }
}
