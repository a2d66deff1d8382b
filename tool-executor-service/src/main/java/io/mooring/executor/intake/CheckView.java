package io.mooring.executor.intake;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.executor.policy.Decision;
import io.mooring.executor.policy.Policy;
import io.mooring.executor.policy.Target;
import io.mooring.executor.resolution.Violation;
import io.mooring.executor.toolview.ToolView;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * What would become of a call.
 *
 * @param decision {@code approve}, {@code require_approval} or {@code block}; none when it is not clear on which connection
 * @param policies those that matched, the deciding one first; none when the default decides
 * @param runs whether the call would be sent now
 * @param errors what is wrong with the arguments
 * @param problem why it would be refused, other than by a policy; the slug and what it says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckView(String integration, String tool, @Nullable String address, @Nullable String connection,
        @Nullable String decision, @Nullable String reason, List<Match> policies, boolean runs,
        List<Violation> errors, @Nullable Cause problem) {

    /** A policy that has a word in it. */
    record Match(String id, String scope, String pattern, String action) {

        static Match of(Policy policy) {
            return new Match(policy.id(), policy.audience().text(), policy.pattern(), policy.effect().text());
        }
    }

    /** Why it would be refused. */
    record Cause(String slug, String detail) {

        static Cause of(HttpProblem problem) {
            String type = String.valueOf(problem.getType());
            return new Cause(type.substring(type.lastIndexOf(':') + 1), String.valueOf(problem.getDetail()));
        }
    }

    static CheckView of(ToolView any, Admission admission, List<Violation> errors, @Nullable HttpProblem problem) {
        Decision decision = admission.decision();
        HttpProblem refused = problem == null ? admission.unclear() : problem;
        return new CheckView(any.integration(), any.name(),
                admission.tool() == null || admission.connection() == null
                        ? null
                        : Target.of(admission.tool(), admission.connection()).address(),
                admission.connection() == null || admission.connection().isBuiltIn()
                        ? null
                        : admission.connection().id(),
                decision == null ? null : decision.effect().text(), decision == null ? null : decision.reason(),
                decision == null ? List.of() : decision.matched().stream().map(Match::of).toList(),
                decision != null && !admission.needsApproval() && errors.isEmpty() && refused == null, errors,
                refused == null ? null : Cause.of(refused));
    }
}
