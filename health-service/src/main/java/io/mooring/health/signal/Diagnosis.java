package io.mooring.health.signal;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.executor.ToolInvoked;

/** Tells the upstream's failures from the caller's mistakes and from Mooring's own. */
public final class Diagnosis {

    /** The provider answered, but not as HTTP demands. */
    private static final Set<String> BROKEN_ANSWERS = Set.of("bad-response", "too-many-redirects");
    /** Our own limits, rules and defects, and callers' mistakes: they say nothing about the provider. */
    private static final Set<String> OURS = Set.of("egress-refused", "response-too-large", "run-failed",
            "query-refused", "query-failed", "query-timeout", "database-busy", "caller-gone");
    private static final String LOGIN_REFUSED = "database-refused";
    /** The end of the call is unknown because the provider fell silent, not because of us. */
    private static final Set<String> SILENCE = Set.of("upstream-timeout", "upstream-unreachable");

    private Diagnosis() {}

    /** What a call says about the upstream; empty when it says nothing. */
    public static Optional<Observation> observe(ToolInvoked call) {
        return classify(call.getOutcome(), call.getHttpStatus(), call.getError())
                .filter(finding -> !call.getIntegration().isEmpty())
                .map(finding -> new Observation(call.getIntegration(), text(call.getConnection()),
                        call.getStartedAt().plusMillis(call.getDurationMillis()), finding, call.getDurationMillis(),
                        call.getHttpStatus()));
    }

    static Optional<Finding> classify(String outcome, @Nullable Integer httpStatus, @Nullable String error) {
        return switch (outcome) {
            case "SUCCEEDED" -> Optional.of(Finding.WORKED);
            case "FAILED" -> httpStatus == null ? unanswered(text(error)) : answered(httpStatus);
            case "UNKNOWN" -> SILENCE.contains(text(error)) ? Optional.of(Finding.UNREACHABLE) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Finding> answered(int status) {
        if (status == 401 || status == 403) {
            return Optional.of(Finding.REFUSED);
        }
        return status == 429 || status >= 500 ? Optional.of(Finding.FAULTY) : Optional.empty();
    }

    private static Optional<Finding> unanswered(String error) {
        if (OURS.contains(error)) {
            return Optional.empty();
        }
        if (error.equals(LOGIN_REFUSED)) {
            return Optional.of(Finding.REFUSED);
        }
        return Optional.of(BROKEN_ANSWERS.contains(error) ? Finding.FAULTY : Finding.UNREACHABLE);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
