package io.mooring.health.signal;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.BulkStatements;
import io.smallrye.mutiny.Uni;

/** Keeps the newest observations of each connection, so that the table never outgrows the connections. */
@ApplicationScoped
public class ObservationStore {

    /** Observations kept of one connection; no window is longer. */
    public static final int KEPT = 100;

    private static final String OF_CONNECTION = "from ObservationRow where tenant = ?1 and integration = ?2"
            + " and connection = ?3 order by at desc, id";
    private static final String OF_INTEGRATION = "from ObservationRow o where o.tenant = ?1 and o.integration = ?2"
            + " and (o.connection = '' or exists (from ConnectionRow c where c.tenant = ?1 and c.id = o.connection"
            + " and c.lifecycle in (ACTIVE, DEGRADED))) order by o.at desc, o.id";
    private static final String FORGET_OLD = "delete from app.observation where tenant = ?1 and id in (select id"
            + " from app.observation where tenant = ?1 and integration = ?2 and connection = ?3"
            + " order by at desc, id offset " + KEPT + ")";

    private static final String ADD = "insert into app.observation (tenant, id, integration, connection, at, finding,"
            + " millis, http_status) select cast(?1 as text), given.* from " + BulkStatements.ROWS
            + " (id text, integration text, connection text, at timestamptz, finding text, millis bigint,"
            + " http_status integer) on conflict (tenant, id) do nothing";

    /**
     * Adds one.
     *
     * @param id {@code ce_id} of the event it was drawn from
     */
    public Uni<Void> append(Mutiny.Session session, String tenant, String id, Observation seen) {
        return session.persist(new ObservationRow(tenant, id, seen)).chain(session::flush)
                .chain(() -> session.createNativeQuery(FORGET_OLD).setParameter(1, tenant)
                        .setParameter(2, seen.integration()).setParameter(3, seen.connection()).executeUpdate())
                .replaceWithVoid();
    }

    /** Adds what calls on one connection said, those that are not there yet. */
    public Uni<Void> append(Mutiny.Session session, String tenant, String integration, String connection,
            List<ObservedCall> calls) {
        List<Written> newest = calls.subList(Math.max(0, calls.size() - KEPT), calls.size()).stream()
                .map(Written::of).toList();
        return BulkStatements.run(session, ADD, tenant, newest)
                .chain(() -> session.createNativeQuery(FORGET_OLD).setParameter(1, tenant)
                        .setParameter(2, integration).setParameter(3, connection).executeUpdate())
                .replaceWithVoid();
    }

    /** A row; components are columns. */
    private record Written(String id, String integration, String connection, String at, String finding, long millis,
            @Nullable Integer httpStatus) {

        static Written of(ObservedCall call) {
            Observation seen = call.seen();
            return new Written(call.id(), seen.integration(), seen.connection(), seen.at().toString(),
                    seen.finding().name(), seen.millis(), seen.httpStatus());
        }
    }

    /** The newest observations of a connection, newest first. */
    public Uni<List<Observation>> newestOfConnection(Mutiny.Session session, String tenant, String integration,
            String connection, int limit) {
        return session.createSelectionQuery(OF_CONNECTION, ObservationRow.class).setParameter(1, tenant)
                .setParameter(2, integration).setParameter(3, connection).setMaxResults(limit).getResultList()
                .map(ObservationStore::observations);
    }

    /** The newest observations of an integration over its usable connections, newest first. */
    public Uni<List<Observation>> newestOfIntegration(Mutiny.Session session, String tenant, String integration,
            int limit) {
        return session.createSelectionQuery(OF_INTEGRATION, ObservationRow.class).setParameter(1, tenant)
                .setParameter(2, integration).setMaxResults(limit).getResultList().map(ObservationStore::observations);
    }

    private static List<Observation> observations(List<ObservationRow> rows) {
        return rows.stream().map(ObservationRow::observation).toList();
    }

    /** The connection is gone. */
    public Uni<Void> forgetConnection(Mutiny.Session session, String tenant, String integration, String connection) {
        return session.createMutationQuery(
                "delete from ObservationRow where tenant = ?1 and integration = ?2 and connection = ?3")
                .setParameter(1, tenant).setParameter(2, integration).setParameter(3, connection).executeUpdate()
                .replaceWithVoid();
    }

    /** The integration is gone. */
    public Uni<Void> forgetIntegration(Mutiny.Session session, String tenant, String integration) {
        return session.createMutationQuery("delete from ObservationRow where tenant = ?1 and integration = ?2")
                .setParameter(1, tenant).setParameter(2, integration).executeUpdate().replaceWithVoid();
    }
}
