package io.mooring.connection.preference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Rows of default connections, in the caller's transaction. */
@ApplicationScoped
class PreferenceStore {

    private static final String SAVE = "insert into app.preference as known (tenant, user_id, integration, connection,"
            + " version) values (?1, ?2, ?3, ?4, 1) on conflict (tenant, integration, user_id) do update"
            + " set connection = excluded.connection, version = known.version + 1"
            + " where known.connection <> excluded.connection";

    /** The version it has now; empty when it was like that already. Nobody else changes it until the transaction ends. */
    Uni<Optional<Long>> save(Mutiny.Session session, String tenant, Preference wanted) {
        return session.createNativeQuery(SAVE).setParameter(1, tenant).setParameter(2, wanted.userId())
                .setParameter(3, wanted.integration()).setParameter(4, wanted.connection()).executeUpdate()
                .chain(rows -> rows == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : session
                                .find(PreferenceRow.class,
                                        new PreferenceRow.Key(tenant, wanted.integration(), wanted.userId()))
                                .map(row -> Optional.of(row.version)));
    }

    /** False when it was another one, or none. */
    Uni<Boolean> remove(Mutiny.Session session, String tenant, Preference unwanted) {
        return session
                .createMutationQuery("delete from PreferenceRow where tenant = ?1 and integration = ?2"
                        + " and userId = ?3 and connection = ?4")
                .setParameter(1, tenant).setParameter(2, unwanted.integration()).setParameter(3, unwanted.userId())
                .setParameter(4, unwanted.connection()).executeUpdate().map(rows -> rows == 1);
    }

    /** Whoever prefers one of these connections prefers none from now on. */
    Uni<List<Preference>> removeAll(Mutiny.Session session, String tenant, List<String> connections) {
        return session
                .createSelectionQuery("from PreferenceRow where tenant = ?1 and connection in ?2"
                        + " order by integration, userId", PreferenceRow.class)
                .setParameter(1, tenant).setParameter(2, connections).setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList().chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : session.removeAll(rows.toArray()).chain(session::flush)
                                .replaceWith(rows.stream().map(PreferenceRow::preference).toList()));
    }

    Uni<Set<String>> among(Mutiny.Session session, String tenant, List<String> connections) {
        return session.createSelectionQuery("select distinct connection from PreferenceRow where tenant = ?1"
                + " and connection in ?2", String.class).setParameter(1, tenant).setParameter(2, connections)
                .getResultList().map(Set::copyOf);
    }

    /** In order of integration and user. */
    Uni<List<Preference>> findPage(Mutiny.Session session, String tenant, PreferenceFilter filter, Cursor cursor) {
        Preference after = PreferenceFilter.after(cursor);
        Map<String, Object> conditions = filter.conditions();
        StringBuilder where = new StringBuilder("from PreferenceRow where tenant = :tenant and (integration > :slug"
                + " or integration = :slug and userId > :user)");
        conditions.keySet().forEach(name -> where.append(" and ").append(name).append(" = :").append(name));
        var query = session
                .createSelectionQuery(where.append(" order by integration, userId").toString(), PreferenceRow.class)
                .setParameter("tenant", tenant).setParameter("slug", after.integration())
                .setParameter("user", after.userId());
        conditions.forEach(query::setParameter);
        return query.setMaxResults(cursor.fetch()).getResultList()
                .map(rows -> rows.stream().map(PreferenceRow::preference).toList());
    }
}
