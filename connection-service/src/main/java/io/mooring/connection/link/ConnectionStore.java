package io.mooring.connection.link;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Rows of connections, in the caller's transaction. */
@ApplicationScoped
public class ConnectionStore {

    /** The rest of a new connection is written by {@link ConnectionRow#take}. */
    private static final String INSERT = "insert into app.connection (tenant, id, owner, user_id, integration, name,"
            + " template, status, credential_version, version, created_at, created_by, updated_at)"
            + " values (?1, ?2, ?3, nullif(?4, ''), ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?11) on conflict do nothing";

    private static final String CLAIM = "update ConnectionRow set leaseOwner = ?3, leaseUntil = ?4"
            + " where tenant = ?1 and id = ?2 and (leaseUntil is null or leaseUntil <= ?5)";
    private static final String CLAIM_DUE = "with due as (select tenant, id from app.connection"
            + " where due_at <= ?3 and (lease_until is null or lease_until <= ?3)"
            + " order by due_at limit ?4 for update skip locked)"
            + " update app.connection c set lease_owner = ?1, lease_until = ?2 from due"
            + " where c.tenant = due.tenant and c.id = due.id returning c.*";
    private static final String SEND = "update ConnectionRow set leaseUntil = ?4, refreshSentAt = ?5"
            + " where tenant = ?1 and id = ?2 and leaseOwner = ?3";
    private static final String RELEASE = "update ConnectionRow set leaseOwner = null, leaseUntil = null,"
            + " refreshSentAt = null where tenant = ?1 and id = ?2 and leaseOwner = ?3";
    private static final String POSTPONE = "update ConnectionRow set leaseOwner = null, leaseUntil = null,"
            + " dueAt = ?4 where tenant = ?1 and id = ?2 and leaseOwner = ?3 and status = PENDING";
    private static final String CONTAINING = " and (lower(name) like :pattern escape '!'"
            + " or lower(accountLabel) like :pattern escape '!' or lower(userId) like :pattern escape '!')";

    /**
     * A connection whose lease somebody holds: nobody else refreshes, probes or revokes it before the lease ends.
     *
     * @param holder of the lease; new for each
     * @param connection as it was when the lease began
     * @param unanswered whether a former holder asked for the next token and never came back
     */
    public record Held(String tenant, String holder, Connection connection, boolean unanswered) {

        public String id() {
            return connection.id();
        }
    }

    /** Takes the lease of one connection; empty while another has it. */
    public Uni<Optional<Held>> claim(Mutiny.Session session, String tenant, String id, String holder, Instant now,
            Instant until) {
        return session.createMutationQuery(CLAIM).setParameter(1, tenant).setParameter(2, id).setParameter(3, holder)
                .setParameter(4, until).setParameter(5, now).executeUpdate()
                .chain(rows -> rows == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : session.find(ConnectionRow.class, new ConnectionRow.Key(tenant, id))
                                .map(row -> Optional.of(held(row))));
    }

    /** Takes the leases of connections of any tenant that somebody must look at; other processes take others. */
    public Uni<List<Held>> claimDue(Mutiny.Session session, String holder, Instant now, Instant until, int most) {
        return session.createNativeQuery(CLAIM_DUE, ConnectionRow.class).setParameter(1, holder)
                .setParameter(2, until).setParameter(3, now).setParameter(4, most).getResultList()
                .map(rows -> rows.stream().map(ConnectionStore::held).toList());
    }

    /** Writes down that the next token is asked for, and holds the lease for as long as that may take. False: it is lost. */
    public Uni<Boolean> send(Mutiny.Session session, Held held, Instant now, Instant until) {
        return session.createMutationQuery(SEND).setParameter(1, held.tenant()).setParameter(2, held.id())
                .setParameter(3, held.holder()).setParameter(4, until).setParameter(5, now).executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Gives the lease back, to be looked at again then. Not a change of the connection: no version, no event. */
    public Uni<Void> postpone(Mutiny.Session session, Held held, Instant dueAt) {
        return session.createMutationQuery(POSTPONE).setParameter(1, held.tenant()).setParameter(2, held.id())
                .setParameter(3, held.holder()).setParameter(4, dueAt).executeUpdate().replaceWithVoid();
    }

    /** Gives the lease back. */
    public Uni<Void> release(Mutiny.Session session, Held held) {
        return session.createMutationQuery(RELEASE).setParameter(1, held.tenant()).setParameter(2, held.id())
                .setParameter(3, held.holder()).executeUpdate().replaceWithVoid();
    }

    /** As it is now, locked; empty when the lease is lost, or the credential another one. */
    Uni<Optional<Connection>> findHeldAndLock(Mutiny.Session session, Held held) {
        return session.find(ConnectionRow.class, new ConnectionRow.Key(held.tenant(), held.id()),
                LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).filter(it -> held.holder().equals(it.leaseOwner)
                        && it.credentialVersion == held.connection().credentialVersion())
                        .map(ConnectionRow::connection));
    }

    private static Held held(ConnectionRow row) {
        return new Held(row.tenant, String.valueOf(row.leaseOwner), row.connection(), row.refreshSentAt != null);
    }

    /** Fails with 404; another tenant's id is as unknown as any. */
    public Uni<Connection> require(Mutiny.Session session, String tenant, String id) {
        return found(session.find(ConnectionRow.class, new ConnectionRow.Key(tenant, id)));
    }

    /** As {@link #require}, and nobody else changes it until the caller's transaction ends. */
    public Uni<Connection> requireAndLock(Mutiny.Session session, String tenant, String id) {
        return found(session.find(ConnectionRow.class, new ConnectionRow.Key(tenant, id),
                LockModeType.PESSIMISTIC_WRITE));
    }

    private static Uni<Connection> found(Uni<ConnectionRow> row) {
        return row.onItem().ifNull().failWith(() -> GeneralError.NOT_FOUND.because("there is no such connection"))
                .map(ConnectionRow::connection);
    }

    /** False when owner, integration and name are in use together. */
    Uni<Boolean> record(Mutiny.Session session, String tenant, Connection made) {
        return session.createNativeQuery(INSERT).setParameter(1, tenant).setParameter(2, made.id())
                .setParameter(3, made.owner()).setParameter(4, made.userId() == null ? "" : made.userId())
                .setParameter(5, made.integration()).setParameter(6, made.name()).setParameter(7, made.template())
                .setParameter(8, made.status().name()).setParameter(9, made.credentialVersion())
                .setParameter(10, made.version()).setParameter(11, made.createdAt())
                .setParameter(12, made.createdBy()).executeUpdate()
                .chain(rows -> rows == 1 ? rest(session, tenant, made) : Uni.createFrom().item(false));
    }

    private static Uni<Boolean> rest(Mutiny.Session session, String tenant, Connection made) {
        return session.find(ConnectionRow.class, new ConnectionRow.Key(tenant, made.id()))
                .invoke(row -> row.take(made)).chain(session::flush).replaceWith(true);
    }

    /** Writes what a step changed; its row was locked before. */
    Uni<Void> record(Mutiny.Session session, String tenant, Step step) {
        return session.find(ConnectionRow.class, new ConnectionRow.Key(tenant, step.after().id()))
                .invoke(row -> row.take(step.after())).chain(session::flush);
    }

    /** In order of their users, those of the organisation first, beginning after this one. */
    public Uni<List<Connection>> findByUser(Mutiny.Session session, String tenant, ConnectionFilter filter,
            String afterUser, String afterId, int most) {
        Map<String, Object> conditions = filter.conditions();
        StringBuilder where = new StringBuilder("from ConnectionRow where tenant = :tenant"
                + " and (coalesce(userId, '') > :afterUser or coalesce(userId, '') = :afterUser and id > :afterId)");
        conditions.keySet().forEach(name -> where.append(" and ").append(name).append(" = :").append(name));
        var query = session
                .createSelectionQuery(where.append(" order by coalesce(userId, ''), id").toString(),
                        ConnectionRow.class)
                .setParameter("tenant", tenant).setParameter("afterUser", afterUser).setParameter("afterId", afterId);
        conditions.forEach(query::setParameter);
        return query.setMaxResults(most).getResultList().map(ConnectionStore::connections);
    }

    /** How many there are to each of these integrations; none is left out. */
    public Uni<Map<String, Long>> countByIntegration(Mutiny.Session session, String tenant, List<String> slugs) {
        return slugs.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createSelectionQuery("select integration, count(*) from ConnectionRow"
                        + " where tenant = ?1 and integration in ?2 group by integration", Object[].class)
                        .setParameter(1, tenant).setParameter(2, slugs).getResultList()
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    Uni<List<Connection>> findPage(Mutiny.Session session, String tenant, ConnectionFilter filter, Cursor cursor) {
        Map<String, Object> conditions = filter.conditions();
        StringBuilder where = new StringBuilder("from ConnectionRow where tenant = :tenant and id > :after");
        conditions.keySet().forEach(name -> where.append(" and ").append(name).append(" = :").append(name));
        String pattern = filter.pattern();
        if (pattern != null) {
            where.append(CONTAINING);
            conditions.put("pattern", pattern);
        }
        var query = session.createSelectionQuery(where.append(" order by id").toString(), ConnectionRow.class)
                .setParameter("tenant", tenant).setParameter("after", cursor.after() == null ? "" : cursor.after());
        conditions.forEach(query::setParameter);
        return query.setMaxResults(cursor.fetch()).getResultList().map(ConnectionStore::connections);
    }

    /** Takes a step with each connection of an integration; nobody else changes them meanwhile. */
    Uni<List<Step>> recordAll(Mutiny.Session session, String tenant, String integration,
            Function<Connection, Step> decided) {
        return session.createSelectionQuery("from ConnectionRow where tenant = ?1 and integration = ?2 order by id",
                ConnectionRow.class).setParameter(1, tenant).setParameter(2, integration)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList()
                .map(rows -> rows.stream().map(row -> taken(row, decided)).toList()).call(session::flush);
    }

    private static Step taken(ConnectionRow row, Function<Connection, Step> decided) {
        Step step = decided.apply(row.connection());
        row.take(step.after());
        return step;
    }

    Uni<Void> remove(Mutiny.Session session, String tenant, List<String> ids) {
        return session.createMutationQuery("delete from ConnectionRow where tenant = ?1 and id in ?2")
                .setParameter(1, tenant).setParameter(2, ids).executeUpdate().replaceWithVoid();
    }

    private static List<Connection> connections(List<ConnectionRow> rows) {
        return rows.stream().map(ConnectionRow::connection).toList();
    }
}
