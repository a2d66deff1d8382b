package io.mooring.connection.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.OneTimeToken;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.UserConnections;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Rows of sessions, in the caller's transaction. */
@ApplicationScoped
class ConnectSessionStore {

    private static final String ATTEMPT = "insert into app.connect_attempt"
            + " (tenant, session, connection, credential_version, created_at) values (?1, ?2, ?3, ?4, ?5)"
            + " on conflict do nothing";

    private final UserConnections connections;

    ConnectSessionStore(UserConnections connections) {
        this.connections = connections;
    }

    Uni<Void> record(Mutiny.Session session, ConnectSession made, String tokenHash) {
        return session.persist(new ConnectSessionRow(made, tokenHash)).chain(session::flush);
    }

    /** Locked, so that of two browsers that come with the same link one is first. */
    Uni<Optional<ConnectSessionRow>> findByToken(Mutiny.Session session, OneTimeToken token) {
        return session
                .createSelectionQuery("from ConnectSessionRow where tenant = ?1 and tokenHash = ?2",
                        ConnectSessionRow.class)
                .setParameter(1, token.tenant()).setParameter(2, token.hash())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getSingleResultOrNull().map(Optional::ofNullable);
    }

    Uni<Optional<ConnectSessionRow>> find(Mutiny.Session session, String tenant, String id) {
        return session.find(ConnectSessionRow.class, new ConnectSessionRow.Key(tenant, id)).map(Optional::ofNullable);
    }

    /** Fails with 404. */
    Uni<ConnectSessionRow> requireAndLock(Mutiny.Session session, String tenant, String id) {
        return session
                .find(ConnectSessionRow.class, new ConnectSessionRow.Key(tenant, id), LockModeType.PESSIMISTIC_WRITE)
                .onItem().ifNull().failWith(() -> GeneralError.NOT_FOUND.because("there is no such connect session"));
    }

    Uni<List<ConnectSession>> findPage(Mutiny.Session session, String tenant, Cursor cursor) {
        return session
                .createSelectionQuery("from ConnectSessionRow where tenant = ?1 and id > ?2 order by id",
                        ConnectSessionRow.class)
                .setParameter(1, tenant).setParameter(2, cursor.after() == null ? "" : cursor.after())
                .setMaxResults(cursor.fetch()).getResultList()
                .map(rows -> rows.stream().map(ConnectSessionRow::session).toList());
    }

    /** Notes that a connection is about to be made or mended. */
    Uni<Void> note(Mutiny.Session session, ConnectSession in, String connection, long credentialVersion, Instant now) {
        return session.createNativeQuery(ATTEMPT).setParameter(1, in.tenant()).setParameter(2, in.id())
                .setParameter(3, connection).setParameter(4, credentialVersion).setParameter(5, now).executeUpdate()
                .replaceWithVoid();
    }

    /** In the order they were begun; connections that are gone are left out. */
    Uni<Map<String, List<Attempt>>> findAttempts(Mutiny.Session session, String tenant, List<String> sessions) {
        return sessions.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createSelectionQuery(
                        "from AttemptRow where tenant = ?1 and session in ?2 order by createdAt, connection",
                        AttemptRow.class).setParameter(1, tenant).setParameter(2, sessions).getResultList()
                        .chain(rows -> connections
                                .findAll(session, tenant, rows.stream().map(row -> row.connection).toList())
                                .map(found -> attempts(rows, found)));
    }

    private static Map<String, List<Attempt>> attempts(List<AttemptRow> rows, List<Connection> found) {
        Map<String, Connection> byId = found.stream().collect(Collectors.toMap(Connection::id, Function.identity()));
        return rows.stream().filter(row -> byId.containsKey(row.connection))
                .collect(Collectors.groupingBy(row -> row.session, Collectors.mapping(
                        row -> new Attempt(byId.get(row.connection), row.credentialVersion), Collectors.toList())));
    }

    Uni<Void> removeExpired(Mutiny.Session session, Instant before) {
        return session.createMutationQuery("delete from ConnectSessionRow where expiresAt < ?1").setParameter(1, before)
                .executeUpdate().replaceWithVoid();
    }
}
