package io.mooring.executor.journal;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * How a call ended, for the journal.
 *
 * @param outcome {@code SUCCEEDED}, {@code FAILED}, {@code REJECTED}, {@code UNKNOWN}, or for now {@code AWAITING}
 * @param error slug, none on success
 * @param detail why, without secrets and without values of arguments
 */
public record End(String outcome, @Nullable String error, @Nullable String detail, @Nullable Integer httpStatus,
        long resultBytes) {

    private static final String AWAITING = "AWAITING";

    public static End of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded(Outcome.Upstream upstream) ->
                new End("SUCCEEDED", null, null, upstream.status(), upstream.bytes());
            case Outcome.Answered(var upstream, var errors, var failure, var unauthenticated) -> new End(
                    failure == null ? "SUCCEEDED" : "FAILED", failure == null ? null : failure.error().slug(),
                    errors.isEmpty() ? null : "the endpoint reported errors: " + errors.size(), upstream.status(),
                    upstream.bytes());
            case Outcome.Spoken spoken -> spoken(spoken);
            case Outcome.Asking(var result, var bytes) ->
                new End("FAILED", ToolError.INPUT_REQUIRED.slug(), null, null, bytes);
            case Outcome.Read read -> new End("SUCCEEDED", null, null, null, read.bytes());
            case Outcome.Failed(var error, var detail, var upstream, var retryAfter) -> upstream == null
                    ? new End("FAILED", error.slug(), detail, null, 0)
                    : new End("FAILED", error.slug(), detail, upstream.status(), upstream.bytes());
            case Outcome.Unknown(var error, var detail) -> new End("UNKNOWN", error.slug(), detail, null, 0);
        };
    }

    /** What a tool says of its failure may quote arguments, and is left to the caller. */
    private static End spoken(Outcome.Spoken spoken) {
        Outcome.Why failure = spoken.failure();
        return failure == null
                ? new End("SUCCEEDED", null, null, null, spoken.bytes())
                : new End("FAILED", failure.error().slug(), null, null, spoken.bytes());
    }

    /** A call that was never sent. The title says why; the detail may quote arguments and is left to the caller. */
    public static End rejected(Throwable failure) {
        if (failure instanceof HttpProblem problem && problem.getType() != null) {
            String type = problem.getType().toString();
            return rejected(type.substring(type.lastIndexOf(':') + 1), problem.getTitle());
        }
        return rejected("internal", "the executor failed before anything was sent");
    }

    public static End rejected(String error, String detail) {
        return new End("REJECTED", error, detail, null, 0);
    }

    /** Not the end yet: the arguments fit, and somebody has to approve of it. */
    public static End awaiting(String reason) {
        return new End(AWAITING, "approval-required", reason, null, 0);
    }

    boolean isLast() {
        return !outcome.equals(AWAITING);
    }

    public static End unknown(String error, String detail) {
        return new End("UNKNOWN", error, detail, null, 0);
    }
}
