package io.mooring.connection.apikey;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Rows of tenants and keys, in the caller's transaction. */
@ApplicationScoped
class ApiKeyStore {

    private static final String INSERT_TENANT = "insert into app.tenant (tenant, created_at) values (?1, ?2)"
            + " on conflict do nothing";
    private static final String PAGE = "from ApiKeyRow where tenant = :tenant and id > :after";
    private static final String IN_TIME = " and revokedAt is null and (expiresAt is null or expiresAt > :now)";
    private static final String LATE = " and revokedAt is null and expiresAt <= :now";

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

    /** Keys in order of their ids; of one status, or all. */
    Uni<List<ApiKeyRow>> findPage(Mutiny.Session session, String tenant, @Nullable KeyStatus status, Instant now,
            Cursor cursor) {
        String from = PAGE + condition(status) + " order by id";
        Mutiny.SelectionQuery<ApiKeyRow> query = session.createSelectionQuery(from, ApiKeyRow.class)
                .setParameter("tenant", tenant).setParameter("after", cursor.after() == null ? "" : cursor.after());
        return (from.contains(":now") ? query.setParameter("now", now) : query).setMaxResults(cursor.fetch())
                .getResultList();
    }

    private static String condition(@Nullable KeyStatus status) {
        return switch (status) {
            case null -> "";
            case ACTIVE -> IN_TIME;
            case EXPIRED -> LATE;
            case REVOKED -> " and revokedAt is not null";
        };
    }

    /** Fails with 404 when the tenant has no such key. */
    Uni<ApiKeyRow> require(Mutiny.Session session, String tenant, String id) {
        return session.find(ApiKeyRow.class, new ApiKeyRow.Key(tenant, id)).map(ApiKeyStore::known);
    }

    /** Nobody else changes it before this transaction ends. Fails with 404 when the tenant has no such key. */
    Uni<ApiKeyRow> requireLocked(Mutiny.Session session, String tenant, String id) {
        return session.find(ApiKeyRow.class, new ApiKeyRow.Key(tenant, id), LockModeType.PESSIMISTIC_WRITE)
                .map(ApiKeyStore::known);
    }

    private static ApiKeyRow known(@Nullable ApiKeyRow row) {
        if (row == null) {
            throw GeneralError.NOT_FOUND.because("there is no such key");
        }
        return row;
    }
}
