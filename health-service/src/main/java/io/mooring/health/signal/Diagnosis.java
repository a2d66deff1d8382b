package io.mooring.health.signal;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.executor.ToolInvoked;

/** Tells the upstream's failures from the caller's mistakes and from Mooring's own. */
public final class Diagnosis {

    /** The provider answered, but not as it should, or that it can't now. */
    private static final Set<String> BROKEN_ANSWERS = Set.of("bad-response", "too-many-redirects",
            "upstream-rate-limited", "upstream-unavailable", "upstream-error");
    private static final Set<String> LOGIN_REFUSED = Set.of("database-refused", "credential-rejected");
    /** The provider fell silent, or nothing is said. */
    private static final Set<String> SILENCE = Set.of("upstream-timeout", "upstream-unreachable", "");

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
            case "UNKNOWN" -> !text(error).isEmpty() && SILENCE.contains(text(error))
                    ? Optional.of(Finding.UNREACHABLE)
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Finding> answered(int status) {
        if (status == 401 || status == 403) {
            return Optional.of(Finding.REFUSED);
        }
        return status == 429 || status >= 500 ? Optional.of(Finding.FAULTY) : Optional.empty();
    }

    /** All others are our own limits, rules and defects, and callers' mistakes: they say nothing about the provider. */
    private static Optional<Finding> unanswered(String error) {
        if (LOGIN_REFUSED.contains(error)) {
            return Optional.of(Finding.REFUSED);
        }
        if (BROKEN_ANSWERS.contains(error)) {
            return Optional.of(Finding.FAULTY);
        }
        return SILENCE.contains(error) ? Optional.of(Finding.UNREACHABLE) : Optional.empty();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
