package io.mooring.connection.database;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.link.ConnectionStatus;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Rows of databases, in the caller's transaction. */
@ApplicationScoped
class DatabaseStore {

    /** Over, or about to be. */
    private static final Set<ConnectionStatus> GONE = Set.of(ConnectionStatus.REVOKING, ConnectionStatus.REVOKED,
            ConnectionStatus.ABANDONED, ConnectionStatus.FAILED);

    private static final String OF_USER = "select d, c.name, c.status, c.createdAt, c.updatedAt"
            + " from DatabaseRow d join ConnectionRow c on c.tenant = d.tenant and c.id = d.connection"
            + " where d.tenant = :tenant and c.owner = 'user' and c.userId = :user and c.status not in :gone";

    Uni<Void> record(Mutiny.Session session, String tenant, String connection, DatabasePlace place) {
        return session.persist(new DatabaseRow(tenant, connection, place)).chain(session::flush);
    }

    Uni<List<Database>> findPage(Mutiny.Session session, String tenant, String user, Cursor cursor) {
        return session
                .createSelectionQuery(OF_USER + " and d.connection > :after order by d.connection", Object[].class)
                .setParameter("tenant", tenant).setParameter("user", user).setParameter("gone", GONE)
                .setParameter("after", cursor.after() == null ? "" : cursor.after()).setMaxResults(cursor.fetch())
                .getResultList().map(rows -> rows.stream().map(DatabaseStore::database).toList());
    }

    /** The user's own. Fails with 404, also for another's. */
    Uni<Database> require(Mutiny.Session session, String tenant, String user, String id) {
        return session.createSelectionQuery(OF_USER + " and d.connection = :id", Object[].class)
                .setParameter("tenant", tenant).setParameter("user", user).setParameter("gone", GONE)
                .setParameter("id", id).getSingleResultOrNull().onItem().ifNull()
                .failWith(() -> GeneralError.NOT_FOUND.because("there is no such database"))
                .map(DatabaseStore::database);
    }

    private static Database database(Object[] columns) {
        DatabaseRow row = (DatabaseRow) columns[0];
        return new Database(row.connection, (String) columns[1], (ConnectionStatus) columns[2], row.place(),
                (Instant) columns[3], (Instant) columns[4]);
    }
}
