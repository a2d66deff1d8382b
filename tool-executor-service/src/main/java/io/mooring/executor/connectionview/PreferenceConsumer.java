package io.mooring.executor.connectionview;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.PreferenceState;
import io.mooring.contracts.outbox.Inbox;
import io.smallrye.mutiny.Uni;

/** Keeps the copy of users' default connections. A tombstone deletes, an older version is ignored. */
@ApplicationScoped
class PreferenceConsumer {

    private static final String SAVE = "insert into app.preference_view as known (tenant, integration, user_id,"
            + " connection, version) values (?1, ?2, ?3, ?4, ?5) on conflict (tenant, integration, user_id) do update"
            + " set connection = excluded.connection, version = excluded.version"
            + " where excluded.version >= known.version";
    private static final String REMOVE = "delete from app.preference_view where tenant = ?1 and integration = ?2"
            + " and user_id = ?3";

    private final Inbox inbox;

    PreferenceConsumer(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming(Topics.STATE_PREFERENCE)
    Uni<Void> take(ConsumerRecord<String, PreferenceState> received) {
        PreferenceState state = received.value();
        return inbox.idempotent(received, (session, event) -> state == null
                ? remove(session, event.tenant(), received.key().substring(event.tenant().length() + 1))
                : save(session, event.tenant(), state));
    }

    private static Uni<Void> save(Mutiny.Session session, String tenant, PreferenceState state) {
        return session.createNativeQuery(SAVE).setParameter(1, tenant).setParameter(2, state.getIntegration())
                .setParameter(3, state.getUserId()).setParameter(4, state.getConnection())
                .setParameter(5, state.getVersion()).executeUpdate().replaceWithVoid();
    }

    /** A slug has no slash: the rest is the user. */
    private static Uni<Void> remove(Mutiny.Session session, String tenant, String aggregate) {
        int slash = aggregate.indexOf('/');
        return session.createNativeQuery(REMOVE).setParameter(1, tenant)
                .setParameter(2, aggregate.substring(0, slash)).setParameter(3, aggregate.substring(slash + 1))
                .executeUpdate().replaceWithVoid();
    }
}
