package io.mooring.connection.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Changes what agents are bound to; a change that changes nothing is not told. */
@ApplicationScoped
public class Bindings {

    private final Transactions transactions;
    private final AgentStore store;
    private final IntegrationViewStore integrations;
    private final Apps apps;
    private final Outbox outbox;
    private final Issuance issuance;

    Bindings(Transactions transactions, AgentStore store, IntegrationViewStore integrations, Apps apps, Outbox outbox,
            Issuance issuance) {
        this.integrations = integrations;
        this.transactions = transactions;
        this.store = store;
        this.apps = apps;
        this.outbox = outbox;
        this.issuance = issuance;
    }

    /** In order of their apps. Fails with 404 when there is no such agent. */
    Uni<List<BindingRow>> list(String tenant, String agent) {
        return transactions.in(tenant,
                session -> store.require(session, tenant, agent).chain(row -> store.bindings(session, row)));
    }

    /** Fails with 404 when the agent is not bound to the app. */
    Uni<BindingRow> require(String tenant, String agent, String app) {
        return list(tenant, agent).map(bindings -> require(bindings, app));
    }

    /** Adds or changes one. Fails with 404, with 400 when the app is not known or it would be one too many. */
    Uni<BindingRow> bind(String tenant, String agent, Binding binding, String by) {
        return apps.requireKnown(tenant, List.of(binding), "app")
                .chain(() -> change(tenant, agent, now -> now.with(binding), by))
                .map(bindings -> require(bindings, binding.app()));
    }

    /** Takes these in place of all there are. Fails with 404, with 400 when an app is not known. */
    Uni<List<BindingRow>> replace(String tenant, String agent, List<Binding> wanted, String by) {
        return apps.requireKnown(tenant, wanted, "/bindings/{i}")
                .chain(() -> change(tenant, agent, now -> now.to(wanted), by));
    }

    /** Takes one away. Fails with 404 when the agent is not bound to the app. */
    Uni<Void> unbind(String tenant, String agent, String app, String by) {
        return change(tenant, agent, now -> {
            require(now.before(), app);
            return now.without(app);
        }, by).replaceWithVoid();
    }

    /** Takes an app away from all its agents, since its integration went; not one that is still some other's family. */
    public Uni<Void> forget(Mutiny.Session session, String tenant, String app) {
        return integrations.findApps(session, tenant, List.of(app)).chain(
                left -> left.isEmpty() ? forgetGone(session, tenant, app) : Uni.createFrom().voidItem());
    }

    private Uni<Void> forgetGone(Mutiny.Session session, String tenant, String app) {
        return store.findBoundAndLock(session, tenant, app)
                .chain(agents -> store.bindings(session, tenant, agents.stream().map(agent -> agent.id).toList())
                        .chain(bindings -> forget(session, agents, bindings, app)));
    }

    private Uni<Void> forget(Mutiny.Session session, List<AgentRow> agents, List<BindingRow> bindings, String app) {
        List<Event> events = new ArrayList<>();
        for (AgentRow agent : agents) {
            Rebinding change = new Rebinding(agent,
                    bindings.stream().filter(row -> row.agent.equals(agent.id)).toList());
            agent.version++;
            events.addAll(AgentEvents.changed(agent, change.after(), change.without(app).after()));
        }
        return session.removeAll(bindings.stream().filter(row -> row.app.equals(app)).toArray())
                .chain(() -> events.isEmpty() ? Uni.createFrom().voidItem() : outbox.append(session, events));
    }

    private Uni<List<BindingRow>> change(String tenant, String agent, UnaryOperator<Rebinding> change, String by) {
        return transactions.in(tenant, session -> store.requireLocked(session, tenant, agent)
                .chain(row -> store.bindings(session, row).map(bindings -> new Rebinding(row, bindings)))
                .map(change).chain(wanted -> apply(session, wanted, by)));
    }

    private Uni<List<BindingRow>> apply(Mutiny.Session session, Rebinding change, String by) {
        if (change.isNone()) {
            return Uni.createFrom().item(change.before());
        }
        AgentRow agent = change.agent();
        Map<String, Binding> before = AgentStore.byApp(change.before());
        List<BindingRow> added = change.added().stream().map(binding -> issuance.bind(agent, binding, by)).toList();
        agent.version++;
        return session.removeAll(change.removed().toArray()).chain(session::flush)
                .chain(() -> session.persistAll(added.toArray()))
                .chain(() -> outbox.append(session, AgentEvents.changed(agent, before, change.after())))
                .chain(() -> store.bindings(session, agent));
    }

    private static BindingRow require(List<BindingRow> bindings, String app) {
        return bindings.stream().filter(binding -> binding.app.equals(app)).findAny()
                .orElseThrow(() -> GeneralError.NOT_FOUND.because("the agent is not bound to this app"));
    }
}
