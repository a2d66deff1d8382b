package io.mooring.health.connectionview;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.connection.ConnectionState;
import io.smallrye.mutiny.Uni;

/** Keeps the copy of the connections. */
@ApplicationScoped
public class ConnectionStore {

    private static final String USABLE = "select count(*) from ConnectionRow where tenant = ?1 and integration = ?2"
            + " and lifecycle in (ACTIVE, DEGRADED)";

    private final Clock clock;

    ConnectionStore(Clock clock) {
        this.clock = clock;
    }

    /** Takes a newer state in; an older one changes nothing. */
    public Uni<Reception> record(Mutiny.Session session, String tenant, ConnectionState state) {
        return session.find(ConnectionRow.class, new ConnectionRow.Key(tenant, state.getId()))
                .chain(known -> known == null ? persist(session, tenant, state) : update(session, known, state));
    }

    private Uni<Reception> persist(Mutiny.Session session, String tenant, ConnectionState state) {
        ConnectionRow row = new ConnectionRow(tenant, state.getId(), clock.instant());
        Reception reception = row.take(state);
        return session.persist(row).chain(session::flush).replaceWith(reception);
    }

    private static Uni<Reception> update(Mutiny.Session session, ConnectionRow row, ConnectionState state) {
        Reception reception = row.take(state);
        return session.flush().replaceWith(reception);
    }

    /** Empty when it is unknown or gone. */
    public Uni<Optional<ConnectionView>> find(Mutiny.Session session, String tenant, String id) {
        return session.find(ConnectionRow.class, new ConnectionRow.Key(tenant, id))
                .map(row -> Optional.ofNullable(row).map(ConnectionRow::view));
    }

    /** How many connections of an integration calls can go over. */
    public Uni<Long> countUsable(Mutiny.Session session, String tenant, String integration) {
        return session.createSelectionQuery(USABLE, Long.class).setParameter(1, tenant).setParameter(2, integration)
                .getSingleResult();
    }

    /** The connection is gone. */
    public Uni<Void> remove(Mutiny.Session session, String tenant, String id) {
        return session.createMutationQuery("delete from ConnectionRow where tenant = ?1 and id = ?2")
                .setParameter(1, tenant).setParameter(2, id).executeUpdate().replaceWithVoid();
    }
}
