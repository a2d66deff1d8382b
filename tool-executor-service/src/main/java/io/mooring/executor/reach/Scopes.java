package io.mooring.executor.reach;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.executor.policy.PolicyStore;
import io.mooring.executor.policy.Rules;
import io.mooring.executor.toolview.Kin;
import io.mooring.executor.toolview.ToolViewStore;
import io.smallrye.mutiny.Uni;

/** Looks up how far callers' tools go, and which policies stand in their way. */
@ApplicationScoped
class Scopes {

    private final ToolViewStore tools;
    private final PolicyStore policies;

    Scopes(ToolViewStore tools, PolicyStore policies) {
        this.tools = tools;
        this.policies = policies;
    }

    Uni<Scope> over(Mutiny.Session session, Caller caller, Set<String> integrations) {
        Mandate mandate = caller.mandate();
        return mandate == null
                ? Uni.createFrom().item(Scope.unlimited())
                : kin(session, caller, integrations).map(kin -> Scope.of(mandate, kin));
    }

    /** What the integrations belong to, as far as that decides how far the caller's tools go. */
    Uni<List<Kin>> kin(Mutiny.Session session, Caller caller, Set<String> integrations) {
        return caller.mandate() == null
                ? Uni.createFrom().item(List.of())
                : tools.kin(session, caller.tenant(), integrations);
    }

    /** The policies over calls of this caller for this user. */
    Uni<Rules> rules(Mutiny.Session session, Caller caller, String user) {
        return policies.rules(session, caller.tenant(), user,
                caller.kind() == Caller.Kind.AGENT ? caller.subject() : null);
    }
}
