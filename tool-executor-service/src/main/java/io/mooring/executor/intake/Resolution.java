package io.mooring.executor.intake;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.definition.Definition;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.reach.Allowed;
import io.mooring.executor.reach.Allowed.Blocked;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.ToolView;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * What the local copies say about a call.
 *
 * @param allowed the tool and the connections to choose from
 * @param definitions by hash, only of variants whose schema is not compiled yet
 * @param unknown what is told of a tool that policies take away altogether: the same as of one that never was
 */
record Resolution(Allowed allowed, Map<String, Definition> definitions, @Nullable HttpProblem unknown) {

    Offer offer() {
        return allowed.offer();
    }

    /** Whether nothing is missing that may only not have arrived yet. */
    boolean isComplete(ToolCall call) {
        return offer().isComplete(call.action().address(), call.connection());
    }

    /** One of the variants, whatever the caller may do with it. */
    ToolView any() {
        return allowed.whole().variants().getFirst();
    }

    ToolView tool(ToolCall call) {
        return offer().tool(call.action().address(), call.connection());
    }

    Optional<Blocked> blocked(ToolCall call) {
        return allowed.blocked(call.action().address(), call.connection());
    }

    /** Fails with the problem, unless there is somebody to be told more: those who read the audit. */
    Resolution unknown(ToolCall call, HttpProblem problem) {
        if (blocked(call).isEmpty()) {
            throw problem;
        }
        return new Resolution(allowed, definitions, problem);
    }
}
