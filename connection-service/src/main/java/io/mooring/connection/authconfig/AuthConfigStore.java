package io.mooring.connection.authconfig;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Rows of auth configs, in the caller's transaction. */
@ApplicationScoped
class AuthConfigStore {

    private static final String INSERT = "insert into app.auth_config (tenant, id, app, provider, client_id,"
            + " client_auth, scopes, redirect_uri, params, variables, server, origin, created_at, created_by,"
            + " updated_at) values (?1, ?2, ?3, nullif(?4, ''), ?5, ?6, '{}', ?7, ?8, ?9, nullif(?10, ''), ?11, ?12,"
            + " ?13, ?12) on conflict (tenant, app) where superseded_at is null do nothing";
    private static final String SUPERSEDE = "update app.auth_config set superseded_at = ?3, updated_at = ?3"
            + " where tenant = ?1 and id = ?2 and superseded_at is null";
    private static final String RESTORE = "update app.auth_config former set superseded_at = null, updated_at = ?3"
            + " where tenant = ?1 and id = ?2 and superseded_at is not null and not exists (select 1 from"
            + " app.auth_config other where other.tenant = ?1 and other.app = former.app"
            + " and other.superseded_at is null)";
    private static final String USES = "select count(*) from app.connection where tenant = ?1 and auth_config = ?2"
            + " and status not in ('REVOKED', 'ABANDONED', 'FAILED')";

    /** False when the app has one. */
    Uni<Boolean> record(Mutiny.Session session, AuthConfigRow made) {
        return session.createNativeQuery(INSERT).setParameter(1, made.tenant).setParameter(2, made.id)
                .setParameter(3, made.app).setParameter(4, made.provider == null ? "" : made.provider)
                .setParameter(5, made.clientId).setParameter(6, made.clientAuth).setParameter(7, made.redirectUri)
                .setParameter(8, made.params).setParameter(9, made.variables)
                .setParameter(10, made.server == null ? "" : made.server).setParameter(11, made.origin)
                .setParameter(12, made.createdAt).setParameter(13, made.createdBy).executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Fails with 404; another tenant's id is as unknown as any. */
    Uni<AuthConfigRow> require(Mutiny.Session session, String tenant, String id) {
        return found(session.find(AuthConfigRow.class, new AuthConfigRow.Key(tenant, id)));
    }

    /** As {@link #require}, and nobody else changes it until the caller's transaction ends. */
    Uni<AuthConfigRow> requireAndLock(Mutiny.Session session, String tenant, String id) {
        return found(session.find(AuthConfigRow.class, new AuthConfigRow.Key(tenant, id),
                LockModeType.PESSIMISTIC_WRITE));
    }

    private static Uni<AuthConfigRow> found(Uni<AuthConfigRow> row) {
        return row.onItem().ifNull().failWith(() -> GeneralError.NOT_FOUND.because("there is no such auth config"));
    }

    /** That of the first of these apps that has one. */
    Uni<Optional<AuthConfigRow>> findFirst(Mutiny.Session session, String tenant, List<String> apps) {
        return session.createSelectionQuery("from AuthConfigRow where tenant = ?1 and app in ?2"
                + " and supersededAt is null", AuthConfigRow.class)
                .setParameter(1, tenant).setParameter(2, apps).getResultList().map(rows -> apps.stream()
                        .flatMap(app -> rows.stream().filter(row -> row.app.equals(app))).findFirst());
    }

    /** Only the id: a row that is loaded already can't be locked any more. */
    Uni<String> requireId(Mutiny.Session session, String tenant, String app) {
        return session.createSelectionQuery("select id from AuthConfigRow where tenant = ?1 and app = ?2"
                + " and supersededAt is null", String.class)
                .setParameter(1, tenant).setParameter(2, app).getSingleResult();
    }

    /** From now on it serves only those who were connected by it. */
    Uni<Void> supersede(Mutiny.Session session, String tenant, String id, Instant at) {
        return session.createNativeQuery(SUPERSEDE).setParameter(1, tenant).setParameter(2, id).setParameter(3, at)
                .executeUpdate().replaceWithVoid();
    }

    /** Clients Mooring became by itself and that are not the app's any more, the last one first. */
    Uni<List<AuthConfigRow>> findSuperseded(Mutiny.Session session, String tenant, String app) {
        return session.createSelectionQuery("from AuthConfigRow where tenant = ?1 and app = ?2 and origin <> 'manual'"
                + " and supersededAt is not null order by supersededAt desc", AuthConfigRow.class)
                .setParameter(1, tenant).setParameter(2, app).getResultList();
    }

    /** Takes back {@link #supersede}, unless the app has another one. */
    Uni<Void> restore(Mutiny.Session session, String tenant, String id, Instant at) {
        return session.createNativeQuery(RESTORE).setParameter(1, tenant).setParameter(2, id).setParameter(3, at)
                .executeUpdate().replaceWithVoid();
    }

    Uni<List<AuthConfigRow>> findPage(Mutiny.Session session, String tenant, Cursor cursor) {
        return session.createSelectionQuery("from AuthConfigRow where tenant = ?1 and id > ?2 order by id",
                AuthConfigRow.class).setParameter(1, tenant)
                .setParameter(2, cursor.after() == null ? "" : cursor.after()).setMaxResults(cursor.fetch())
                .getResultList();
    }

    /** Connections that can't be refreshed without it. */
    Uni<Long> countUses(Mutiny.Session session, String tenant, String id) {
        return session.createNativeQuery(USES, Long.class).setParameter(1, tenant).setParameter(2, id)
                .getSingleResult();
    }
}
