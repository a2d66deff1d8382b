package io.mooring.executor.intake;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.journal.Call;
import io.mooring.executor.policy.Decision;
import io.mooring.executor.policy.Effect;
import io.mooring.executor.policy.Policy;
import io.mooring.executor.policy.Target;
import io.mooring.executor.reach.Allowed.Blocked;
import io.mooring.executor.resolution.ConnectionChoice;
import io.mooring.executor.toolview.ToolView;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * Which connection a call would use, and what the policies say about that.
 *
 * @param tool none when it depends on the connection, and that is not clear
 * @param connection none when it is not clear which one
 * @param unclear why it is not; of a blocked call what its caller is told
 * @param decision there is one as soon as the connection is clear
 */
record Admission(@Nullable ToolView tool, @Nullable ConnectionView connection, @Nullable HttpProblem unclear,
        @Nullable Decision decision) {

    static Admission of(ToolCall request, Resolution found) {
        Admission open = found.unknown() == null
                ? chosen(request, found)
                : new Admission(null, null, found.unknown(), null);
        return found.blocked(request).map(open::instead).orElse(open);
    }

    /** What is blocked is refused in the words of what does not exist. */
    private Admission instead(Blocked blocked) {
        return new Admission(blocked.tool(), blocked.connection(), unclear, blocked.decision());
    }

    private static Admission chosen(ToolCall request, Resolution found) {
        ToolView tool = null;
        try {
            tool = found.tool(request);
            ConnectionView connection = ConnectionChoice.choose(found.offer().connections(),
                    request.action().address(), request.connection());
            return new Admission(tool, connection, null, found.allowed().rules().decide(Target.of(tool, connection)));
        } catch (HttpProblem unclear) {
            return new Admission(tool, null, HttpProblem.builder(unclear).with("integration", found.any().integration())
                    .build(), null);
        }
    }

    /** The call with what is known about it. */
    Call note(Call call) {
        Call on = connection == null || connection.isBuiltIn() ? call : call.on(connection.id());
        return decision == null ? on : on.decidedBy(decision.by().map(Policy::id).orElse(null));
    }

    boolean isBlocked() {
        return decision != null && decision.effect() == Effect.BLOCK;
    }

    /** This, unless it is blocked: then it fails with 403. */
    Admission unlessBlocked() {
        if (isBlocked()) {
            throw ExecutorError.BLOCKED.because(requireDecision().reason() + " blocks it");
        }
        return this;
    }

    /** Fails with the problem when it is not clear which connection. */
    ToolView requireTool() {
        if (tool == null) {
            throw requireProblem();
        }
        return tool;
    }

    /** Fails with the problem when it is not clear which one. */
    ConnectionView requireConnection() {
        if (connection == null) {
            throw requireProblem();
        }
        return connection;
    }

    Decision requireDecision() {
        if (decision == null) {
            throw requireProblem();
        }
        return decision;
    }

    HttpProblem requireProblem() {
        return unclear == null ? ExecutorError.UNKNOWN_CONNECTION.because("there is none") : unclear;
    }

    boolean needsApproval() {
        return requireDecision().effect() != Effect.APPROVE;
    }
}
