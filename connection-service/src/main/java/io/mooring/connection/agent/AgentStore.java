package io.mooring.connection.agent;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Rows of agents and bindings, in the caller's transaction. */
@ApplicationScoped
class AgentStore {

    private static final String PAGE = "from AgentRow where tenant = :tenant and id > :after"
            + " and (:user = '' or userId = :user) order by id";
    private static final String BOUND = "from AgentRow where tenant = :tenant and id in"
            + " (select agent from BindingRow where tenant = :tenant and app = :app) order by id";
    private static final String BINDINGS = "from BindingRow where tenant = :tenant and agent in :agents order by app";

    Uni<Void> record(Mutiny.Session session, AgentRow agent, List<BindingRow> bindings) {
        return session.persist(agent).chain(session::flush).chain(() -> session.persistAll(bindings.toArray()));
    }

    /** Fails with 404 when the tenant has no such agent. */
    Uni<AgentRow> require(Mutiny.Session session, String tenant, String id) {
        return session.find(AgentRow.class, new AgentRow.Key(tenant, id)).map(AgentStore::known);
    }

    /** As {@link #require}, and nobody else changes it or its bindings until the caller's transaction ends. */
    Uni<AgentRow> requireLocked(Mutiny.Session session, String tenant, String id) {
        return session.find(AgentRow.class, new AgentRow.Key(tenant, id), LockModeType.PESSIMISTIC_WRITE)
                .map(AgentStore::known);
    }

    Uni<List<AgentRow>> findPage(Mutiny.Session session, String tenant, @Nullable String user, Cursor cursor) {
        return session.createSelectionQuery(PAGE, AgentRow.class).setParameter("tenant", tenant)
                .setParameter("after", cursor.after() == null ? "" : cursor.after())
                .setParameter("user", user == null ? "" : user).setMaxResults(cursor.fetch()).getResultList();
    }

    /** Agents that are bound to an app, locked. */
    Uni<List<AgentRow>> findBoundAndLock(Mutiny.Session session, String tenant, String app) {
        return session.createSelectionQuery(BOUND, AgentRow.class).setParameter("tenant", tenant)
                .setParameter("app", app).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    Uni<List<BindingRow>> bindings(Mutiny.Session session, AgentRow agent) {
        return bindings(session, agent.tenant, List.of(agent.id));
    }

    /** Those of all these agents, in order of their apps. */
    Uni<List<BindingRow>> bindings(Mutiny.Session session, String tenant, List<String> agents) {
        return agents.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery(BINDINGS, BindingRow.class).setParameter("tenant", tenant)
                        .setParameter("agents", agents).getResultList();
    }

    static Map<String, Binding> byApp(List<BindingRow> bindings) {
        return bindings.stream().map(BindingRow::binding)
                .collect(Collectors.toMap(Binding::app, Function.identity(), (one, same) -> one, TreeMap::new));
    }

    private static AgentRow known(@Nullable AgentRow row) {
        if (row == null) {
            throw GeneralError.NOT_FOUND.because("there is no such agent");
        }
        return row;
    }
}
