package io.mooring.connection.agent;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.caller.Access;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Changes what agents are bound to; a change that changes nothing is not told. */
@ApplicationScoped
class Bindings {

    private final Transactions transactions;
    private final AgentStore store;
    private final Apps apps;
    private final Outbox outbox;
    private final Issuance issuance;

    Bindings(Transactions transactions, AgentStore store, Apps apps, Outbox outbox, Issuance issuance) {
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
        return transactions.in(tenant, session -> apps.requireKnown(session, tenant, List.of(binding))
                .chain(() -> store.requireLocked(session, tenant, agent))
                .chain(row -> store.bindings(session, row)
                        .chain(bindings -> apply(session, new Rebinding(row, bindings).with(binding), by))))
                .map(bindings -> require(bindings, binding.app()));
    }

    /** Takes these in place of all there are. Fails with 404, with 400 when an app is not known. */
    Uni<List<BindingRow>> replace(String tenant, String agent, List<Binding> wanted, String by) {
        return transactions.in(tenant, session -> apps.requireKnown(session, tenant, wanted)
                .chain(() -> store.requireLocked(session, tenant, agent))
                .chain(row -> store.bindings(session, row)
                        .chain(bindings -> apply(session, new Rebinding(row, bindings).to(wanted), by))));
    }

    /** Takes one away. Fails with 404 when the agent is not bound to the app. */
    Uni<Void> unbind(String tenant, String agent, String app, String by) {
        return transactions.in(tenant, session -> store.requireLocked(session, tenant, agent)
                .chain(row -> store.bindings(session, row).invoke(bindings -> require(bindings, app))
                        .chain(bindings -> apply(session, new Rebinding(row, bindings).without(app), by))))
                .replaceWithVoid();
    }

    private Uni<List<BindingRow>> apply(Mutiny.Session session, Rebinding change, String by) {
        if (change.isNone()) {
            return Uni.createFrom().item(change.before());
        }
        AgentRow agent = change.agent();
        Map<String, Access> before = AgentStore.access(change.before());
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
