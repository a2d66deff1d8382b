package io.mooring.executor.intake;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandates;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.dispatch.Runner;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.resolution.Violation;
import io.mooring.executor.toolview.ToolView;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Says what would become of a call, by the very same stages, up to where something would be leased or kept. */
@ApplicationScoped
class ToolChecks {

    private final Resolver resolver;
    private final Runner runner;
    private final Mandates mandates;

    ToolChecks(Resolver resolver, Runner runner, Mandates mandates) {
        this.resolver = resolver;
        this.runner = runner;
        this.mandates = mandates;
    }

    Uni<CheckView> check(Caller by, CheckTool request) {
        return caller(by, request.agentId()).map(caller -> request.call().toCall(caller)).chain(call -> resolver
                .resolve(call).chain(found -> check(call, found, requireKnown(by, Admission.of(call, found)))));
    }

    /** An agent may ask about its own calls only. */
    private Uni<Caller> caller(Caller by, @Nullable String agent) {
        if (agent == null || by.kind() == Caller.Kind.AGENT && by.subject().equals(agent)) {
            return Uni.createFrom().item(by);
        }
        if (by.kind() == Caller.Kind.AGENT) {
            throw GeneralError.FORBIDDEN.at("/agent_id", "expected the agent's own id, or none");
        }
        return mandates.find(by.tenant(), agent).map(found -> found
                .orElseThrow(() -> GeneralError.BAD_REQUEST.at("/agent_id", "expected an agent with a valid token")));
    }

    /** What is blocked does not exist for an agent, here too. */
    private static Admission requireKnown(Caller by, Admission admission) {
        if (admission.isBlocked() && by.kind() == Caller.Kind.AGENT) {
            throw admission.requireProblem();
        }
        return admission;
    }

    private Uni<CheckView> check(ToolCall call, Resolution found, Admission admission) {
        ToolView any = found.any();
        return admission.tool() == null || admission.isBlocked()
                ? Uni.createFrom().item(() -> CheckView.of(any, admission, List.of(), null))
                : runner.prepare(call, admission.requireTool(), found.definitions())
                        .map(fits -> CheckView.of(any, admission, List.of(), null)).onFailure(HttpProblem.class)
                        .recoverWithItem(problem -> CheckView.of(any, admission, errors(problem),
                                problem));
    }

    private static List<Violation> errors(HttpProblem problem) {
        return problem.getParameters().get("errors") instanceof List<?> errors
                ? errors.stream().filter(Violation.class::isInstance).map(Violation.class::cast).toList()
                : List.of();
    }
}
