package io.mooring.connection.apikey;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Rows of tenants and keys, in the caller's transaction. */
@ApplicationScoped
class ApiKeyStore {

    private static final String INSERT_TENANT = "insert into app.tenant (tenant, created_at) values (?1, ?2)"
            + " on conflict do nothing";

    /** False when the name is in use. */
    Uni<Boolean> recordTenant(Mutiny.Session session, String tenant, Instant now) {
        return session.createNativeQuery(INSERT_TENANT).setParameter(1, tenant).setParameter(2, now).executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Boolean> hasTenant(Mutiny.Session session, String tenant) {
        return session.find(TenantRow.class, tenant).map(row -> row != null);
    }

    Uni<Void> record(Mutiny.Session session, ApiKeyRow key) {
        return session.persist(key).chain(session::flush);
    }

    Uni<List<ApiKeyRow>> findPage(Mutiny.Session session, String tenant, Cursor cursor) {
        return session
                .createSelectionQuery("from ApiKeyRow where tenant = ?1 and id > ?2 order by id", ApiKeyRow.class)
                .setParameter(1, tenant).setParameter(2, cursor.after() == null ? "" : cursor.after())
                .setMaxResults(cursor.fetch()).getResultList();
    }

    /** False when the tenant has no such key. */
    Uni<Boolean> remove(Mutiny.Session session, String tenant, String id) {
        return session.createMutationQuery("delete from ApiKeyRow where tenant = ?1 and id = ?2")
                .setParameter(1, tenant).setParameter(2, id).executeUpdate().map(rows -> rows == 1);
    }
}
