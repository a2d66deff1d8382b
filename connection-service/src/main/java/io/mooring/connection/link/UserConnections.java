package io.mooring.connection.link;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Finds connections as their owners know them: by user, by name. In the caller's transaction. */
@ApplicationScoped
public class UserConnections {

    /** Never was one, or is over; {@code REVOKING} is about to be. */
    private static final Set<ConnectionStatus> GONE = Set.of(ConnectionStatus.PENDING, ConnectionStatus.REVOKING,
            ConnectionStatus.REVOKED, ConnectionStatus.ABANDONED, ConnectionStatus.FAILED);
    private static final Set<ConnectionStatus> OVER = Set.of(ConnectionStatus.REVOKED, ConnectionStatus.ABANDONED,
            ConnectionStatus.FAILED);

    private static final String OF_USER = "from ConnectionRow where tenant = :tenant and owner = 'user'"
            + " and userId = :user and status not in :gone and id like 'conn\\_%' escape '\\'";

    /** A user's own accounts; databases, which have a door of their own, are not among them. */
    public Uni<List<Connection>> findPage(Mutiny.Session session, String tenant, String user, Cursor cursor) {
        return session.createSelectionQuery(OF_USER + " and id > :after order by id", ConnectionRow.class)
                .setParameter("tenant", tenant).setParameter("user", user).setParameter("gone", GONE)
                .setParameter("after", cursor.after() == null ? "" : cursor.after()).setMaxResults(cursor.fetch())
                .getResultList().map(UserConnections::connections);
    }

    /** Those of a user to one of these integrations. */
    public Uni<List<Connection>> findTo(Mutiny.Session session, String tenant, String user, List<String> slugs) {
        return slugs.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session
                        .createSelectionQuery(OF_USER + " and integration in :slugs order by id", ConnectionRow.class)
                        .setParameter("tenant", tenant).setParameter("user", user).setParameter("gone", GONE)
                        .setParameter("slugs", slugs).getResultList().map(UserConnections::connections);
    }

    /** The one of this name that is not over. */
    public Uni<Optional<Connection>> findNamed(Mutiny.Session session, String tenant, Owner owner, String integration,
            String name) {
        return session
                .createSelectionQuery("from ConnectionRow where tenant = ?1 and owner = ?2"
                        + " and coalesce(userId, '') = ?3 and integration = ?4 and name = ?5 and status not in ?6",
                        ConnectionRow.class)
                .setParameter(1, tenant).setParameter(2, owner.kind())
                .setParameter(3, owner.userId() == null ? "" : owner.userId()).setParameter(4, integration)
                .setParameter(5, name).setParameter(6, OVER).getResultList()
                .map(rows -> rows.stream().findFirst().map(ConnectionRow::connection));
    }

    private static List<Connection> connections(List<ConnectionRow> rows) {
        return rows.stream().map(ConnectionRow::connection).toList();
    }
}
