package io.mooring.health.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.health.Status;
import io.mooring.health.Subject;
import io.smallrye.mutiny.Uni;

/** Reads what is reported; writes nothing. */
@ApplicationScoped
class HealthStore {

    /** Connections listed with their integration; all of them are in the integration's own report, by pages. */
    static final int CONNECTIONS_SHOWN = 50;

    private static final String INTEGRATIONS = "from IntegrationHealthRow where tenant = ?1 and slug > ?2"
            + " and status in (?3) order by slug";
    private static final String SHOWN = "from ConnectionHealthRow where tenant = ?1 and integration in (?2)"
            + " and place <= " + CONNECTIONS_SHOWN + " order by integration, place";
    private static final String CONNECTIONS = "from ConnectionHealthRow where tenant = ?1 and integration = ?2"
            + " and id > ?3 order by id";
    private static final String HISTORY = "select previous, status, reason, version, at from ChangeRow"
            + " where tenant = ?1 and subject = ?2 and id = ?3 order by version desc";

    Uni<List<IntegrationHealthRow>> findIntegrations(Mutiny.Session session, String tenant, @Nullable Status status,
            Cursor cursor) {
        return session.createSelectionQuery(INTEGRATIONS, IntegrationHealthRow.class).setParameter(1, tenant)
                .setParameter(2, cursor.after() == null ? "" : cursor.after())
                .setParameter(3, status == null ? List.of(Status.values()) : List.of(status))
                .setMaxResults(cursor.fetch()).getResultList();
    }

    /** Statuses that occur among the integrations something is known of. */
    Uni<Set<Status>> findStatusesInUse(Mutiny.Session session, String tenant) {
        return session
                .createSelectionQuery("select distinct status from IntegrationHealthRow where tenant = ?1 and known",
                        Status.class)
                .setParameter(1, tenant).getResultList().map(Set::copyOf);
    }

    Uni<List<ConnectionHealthRow>> findShown(Mutiny.Session session, String tenant,
            List<IntegrationHealthRow> integrations) {
        if (integrations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery(SHOWN, ConnectionHealthRow.class).setParameter(1, tenant)
                .setParameter(2, integrations.stream().map(row -> row.slug).toList()).getResultList();
    }

    Uni<Optional<IntegrationHealthRow>> findIntegration(Mutiny.Session session, String tenant, String slug) {
        return session.find(IntegrationHealthRow.class, new IntegrationHealthRow.Key(tenant, slug))
                .map(Optional::ofNullable);
    }

    Uni<Optional<ConnectionHealthRow>> findConnection(Mutiny.Session session, String tenant, String id) {
        return session.find(ConnectionHealthRow.class, new ConnectionHealthRow.Key(tenant, id))
                .map(Optional::ofNullable);
    }

    /** Connections of an integration, by id. */
    Uni<List<ConnectionHealthRow>> findConnections(Mutiny.Session session, String tenant, String integration,
            Cursor cursor) {
        return session.createSelectionQuery(CONNECTIONS, ConnectionHealthRow.class).setParameter(1, tenant)
                .setParameter(2, integration).setParameter(3, cursor.after() == null ? "" : cursor.after())
                .setMaxResults(cursor.fetch()).getResultList();
    }

    /** Newest first; bounded, since only so many are kept. */
    Uni<List<ChangeView>> findHistory(Mutiny.Session session, String tenant, Subject subject) {
        return session.createSelectionQuery(HISTORY, Object[].class).setParameter(1, tenant)
                .setParameter(2, subject.kind()).setParameter(3, subject.id()).getResultList()
                .map(rows -> rows.stream().map(HealthStore::change).toList());
    }

    private static ChangeView change(Object[] row) {
        return ChangeView.of((String) row[0], (String) row[1], (String) row[2], (Long) row[3],
                (java.time.Instant) row[4]);
    }
}
