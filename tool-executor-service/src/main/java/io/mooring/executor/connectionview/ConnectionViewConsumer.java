package io.mooring.executor.connectionview;

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
class ConnectionViewConsumer {

    private static final String SAVE = "insert into app.connection_view as known (tenant, id, owner, user_id,"
            + " integration, name, template, status, reason, credential_version, version, granted_scopes)"
            + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, cast(?12 as text[]))"
            + " on conflict (tenant, id) do update set owner = excluded.owner, user_id = excluded.user_id,"
            + " integration = excluded.integration, name = excluded.name, template = excluded.template,"
            + " status = excluded.status, reason = excluded.reason,"
            + " credential_version = excluded.credential_version, version = excluded.version,"
            + " changed_in = excluded.changed_in, granted_scopes = excluded.granted_scopes"
            + " where excluded.version >= known.version";

    private final Inbox inbox;

    ConnectionViewConsumer(Inbox inbox) {
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
                .setParameter(3, state.getOwner()).setParameter(4, state.getUserId())
                .setParameter(5, state.getIntegration()).setParameter(6, state.getName())
                .setParameter(7, state.getTemplate()).setParameter(8, state.getStatus())
                .setParameter(9, state.getReason()).setParameter(10, state.getCredentialVersion())
                .setParameter(11, state.getVersion())
                .setParameter(12, state.getGrantedScopes().toArray(String[]::new)).executeUpdate().replaceWithVoid();
    }

    private static Uni<Void> remove(Mutiny.Session session, String tenant, String id) {
        return session.createNativeQuery("delete from app.connection_view where tenant = ?1 and id = ?2")
                .setParameter(1, tenant).setParameter(2, id).executeUpdate().replaceWithVoid();
    }
}
