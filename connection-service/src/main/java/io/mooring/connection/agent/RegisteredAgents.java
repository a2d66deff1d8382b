package io.mooring.connection.agent;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.agent.Issuance.IssuedToken;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Makes, renames and deletes agents and changes their tokens; every change reaches all services by {@code state.agent}. */
@ApplicationScoped
class RegisteredAgents {

    private final Transactions transactions;
    private final AgentStore store;
    private final Apps apps;
    private final Outbox outbox;
    private final Issuance issuance;

    RegisteredAgents(Transactions transactions, AgentStore store, Apps apps, Outbox outbox, Issuance issuance) {
        this.transactions = transactions;
        this.store = store;
        this.apps = apps;
        this.outbox = outbox;
        this.issuance = issuance;
    }

    /**
     * An agent with its bindings.
     *
     * @param bindings in order of their apps
     */
    record Agent(AgentRow row, List<BindingRow> bindings) {}

    /** Fails with 409 when the name is in use, with 400 when a binding's app is not known. */
    Uni<IssuedToken> register(String tenant, NewAgent asked, String by) {
        return named(apps.requireKnown(tenant, asked.bindings(), "/bindings/{i}")
                .chain(() -> transactions.in(tenant,
                        session -> record(session, issuance.register(tenant, asked, by)))));
    }

    private Uni<IssuedToken> record(Mutiny.Session session, IssuedToken made) {
        return store.record(session, made.agent(), made.bindings())
                .chain(() -> outbox.append(session,
                        AgentEvents.changed(made.agent(), Map.of(), AgentStore.byApp(made.bindings()))))
                .replaceWith(made);
    }

    Uni<Agent> require(String tenant, String id) {
        return transactions.in(tenant, session -> store.require(session, tenant, id)
                .chain(row -> store.bindings(session, row).map(bindings -> new Agent(row, bindings))));
    }

    /** One more than the page, when there are as many. */
    Uni<List<Agent>> list(String tenant, @Nullable String user, Cursor cursor) {
        return transactions.in(tenant, session -> store.findPage(session, tenant, user, cursor)
                .chain(rows -> store.bindings(session, tenant, rows.stream().map(row -> row.id).toList())
                        .map(bindings -> rows.stream().map(row -> new Agent(row, of(row, bindings))).toList())));
    }

    private static List<BindingRow> of(AgentRow agent, List<BindingRow> bindings) {
        return bindings.stream().filter(binding -> binding.agent.equals(agent.id)).toList();
    }

    /** Fails with 404, with 409 when the name is in use. */
    Uni<Agent> rename(String tenant, String id, String name) {
        return named(change(tenant, id, agent -> {
            agent.row().name = name;
            return agent;
        }));
    }

    /** A new token; from the commit on the one before is void, everywhere within a second. Fails with 404. */
    Uni<IssuedToken> renewToken(String tenant, String id) {
        return transactions.in(tenant, session -> locked(session, tenant, id)
                .map(agent -> issuance.renew(agent.row(), agent.bindings()))
                .call(issued -> publish(session, new Agent(issued.agent(), issued.bindings()))));
    }

    /** From the commit on the agent has no token, everywhere within a second. Fails with 404. */
    Uni<Void> revokeToken(String tenant, String id) {
        return change(tenant, id, agent -> {
            agent.row().tokenHash = null;
            agent.row().tokenAt = null;
            return agent;
        }).replaceWithVoid();
    }

    /** The agent is gone, its token void everywhere within a second. Fails with 404. */
    Uni<Void> delete(String tenant, String id) {
        return transactions.in(tenant, session -> locked(session, tenant, id).chain(agent -> delete(session, agent)));
    }

    private Uni<Void> delete(Mutiny.Session session, Agent agent) {
        Map<String, Binding> before = AgentStore.byApp(agent.bindings());
        agent.row().version++;
        return session.removeAll(agent.bindings().toArray()).chain(session::flush)
                .chain(() -> session.remove(agent.row()))
                .chain(() -> outbox.append(session, AgentEvents.deleted(agent.row(), before)));
    }

    private Uni<Agent> change(String tenant, String id, UnaryOperator<Agent> change) {
        return transactions.in(tenant, session -> locked(session, tenant, id).map(change)
                .call(agent -> publish(session, agent)));
    }

    private Uni<Agent> locked(Mutiny.Session session, String tenant, String id) {
        return store.requireLocked(session, tenant, id)
                .chain(row -> store.bindings(session, row).map(bindings -> new Agent(row, bindings)));
    }

    private Uni<Void> publish(Mutiny.Session session, Agent agent) {
        agent.row().version++;
        Map<String, Binding> same = AgentStore.byApp(agent.bindings());
        return outbox.append(session, AgentEvents.changed(agent.row(), same, same));
    }

    private static <T> Uni<T> named(Uni<T> change) {
        return change.onFailure(ConstraintViolationException.class)
                .transform(taken -> ConnectionError.AGENT_EXISTS.at("/name", "another name, this one is in use"));
    }
}
