package io.mooring.executor.connectionview;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;

/** Reads connections a user may use: those of the org, and the user's own. No other is ever read for a call. */
@ApplicationScoped
public class ConnectionViewStore {

    private static final String OF_USER = "from ConnectionRow where tenant = :tenant"
            + " and (owner = 'org' or owner = 'user' and userId = :user)";
    private static final String WITH_DEFAULTS = "select c, p.connection from ConnectionRow c left join PreferenceRow p"
            + " on p.tenant = c.tenant and p.integration = c.integration and p.userId = :user where c.tenant = :tenant"
            + " and (c.owner = 'org' or c.owner = 'user' and c.userId = :user)";
    private static final String NOT_OVER = " and status not in ('REVOKING', 'REVOKED', 'ABANDONED', 'FAILED')";
    static final String USABLE = "select c.tenant, c.id from unnest(cast(?1 as text[]), cast(?2 as text[]))"
            + " as k(tenant, id) join app.connection_view c on c.tenant = k.tenant and c.id = k.id"
            + " where c.status in ('ACTIVE', 'DEGRADED')";
    private static final String ORDERED = " order by c.owner desc, c.name";

    /** Connections of the user to one integration, whatever their status, the user's own first. */
    public Uni<List<ConnectionView>> ofUser(Mutiny.Session session, String tenant, String user, String integration) {
        return session
                .createSelectionQuery(WITH_DEFAULTS + " and c.integration = :integration" + ORDERED, Object[].class)
                .setParameter("tenant", tenant).setParameter("user", user).setParameter("integration", integration)
                .setReadOnly(true).getResultList()
                .map(rows -> rows.stream().map(ConnectionViewStore::view).toList());
    }

    /** Connections of the user to all these integrations, whatever their status, the user's own first. */
    public Uni<List<ConnectionView>> ofUser(Mutiny.Session session, String tenant, String user,
            Set<String> integrations) {
        return integrations.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session
                        .createSelectionQuery(WITH_DEFAULTS + " and c.integration in :integrations" + ORDERED,
                                Object[].class)
                        .setParameter("tenant", tenant).setParameter("user", user)
                        .setParameter("integrations", integrations).setReadOnly(true).getResultList()
                        .map(rows -> rows.stream().map(ConnectionViewStore::view).toList());
    }

    private static ConnectionView view(Object[] row) {
        ConnectionView view = ((ConnectionRow) row[0]).view();
        return view.id().equals(row[1]) ? view.asPreferred() : view;
    }

    /** The connection of that id, whatever its status; none when it is not the user's to use. */
    public Uni<List<ConnectionView>> ofUserById(Mutiny.Session session, String tenant, String user, String id) {
        return session.createSelectionQuery(OF_USER + " and id = :id", ConnectionRow.class)
                .setParameter("tenant", tenant).setParameter("user", user).setParameter("id", id).setReadOnly(true)
                .getResultList().map(rows -> rows.stream().map(ConnectionRow::view).toList());
    }

    /** A connection whoever it belongs to: for work of the service itself, never for a user. */
    public Uni<Optional<ConnectionView>> ofTenant(Mutiny.Session session, String tenant, String id) {
        return session.find(ConnectionRow.class, new ConnectionKey(tenant, id))
                .map(row -> Optional.ofNullable(row).map(ConnectionRow::view));
    }

    /** Those of these that may be used now. For work of the service itself, over all tenants. */
    public Uni<Set<ConnectionKey>> usable(Mutiny.Session session, List<ConnectionKey> keys) {
        return session.createNativeQuery(USABLE, Object[].class)
                .setParameter(1, keys.stream().map(ConnectionKey::tenant).toArray(String[]::new))
                .setParameter(2, keys.stream().map(ConnectionKey::id).toArray(String[]::new)).getResultList()
                .map(rows -> rows.stream().map(row -> new ConnectionKey((String) row[0], (String) row[1]))
                        .collect(Collectors.toSet()));
    }

    /** Scopes a connection was granted; none when that is not known. */
    public Uni<Set<String>> grantedScopes(Mutiny.Session session, String tenant, String id) {
        return session.createNativeQuery("select unnest(granted_scopes) from app.connection_view where tenant = ?1"
                + " and id = ?2", String.class).setParameter(1, tenant).setParameter(2, id).getResultList()
                .map(Set::copyOf);
    }

    /** The user's connections to all integrations that are not over, the user's own first. */
    public Uni<List<ConnectionView>> keptOfUser(Mutiny.Session session, String tenant, String user) {
        return session.createSelectionQuery(OF_USER + NOT_OVER + " order by owner desc, name", ConnectionRow.class)
                .setParameter("tenant", tenant).setParameter("user", user).setReadOnly(true).getResultList()
                .map(rows -> rows.stream().map(ConnectionRow::view).toList());
    }

    /** The user's active connections to all integrations, the user's own first. */
    public Uni<List<ConnectionView>> activeOfUser(Mutiny.Session session, String tenant, String user) {
        return session
                .createSelectionQuery(OF_USER + " and status in ('ACTIVE', 'DEGRADED') order by owner desc, name",
                        ConnectionRow.class)
                .setParameter("tenant", tenant).setParameter("user", user).setReadOnly(true).getResultList()
                .map(rows -> rows.stream().map(ConnectionRow::view).toList());
    }
}
