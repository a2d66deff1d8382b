package io.mooring.executor.invitation;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.Reconnect;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * What a call lacks that its user can mend.
 *
 * @param integration slug of what is not connected; null when a connection is to be connected again
 * @param connection id of that one
 */
public record Gap(@Nullable String integration, @Nullable String connection) {

    private static final Set<String> OVER = Set.of("REVOKED", "ABANDONED", "FAILED");

    /** None when it is something else that is wrong, or not the user's to mend. */
    public static Optional<Gap> of(HttpProblem problem) {
        if (problem.getParameters().get("reconnect") instanceof Reconnect again) {
            return Optional.of(new Gap(null, again.connectionId()));
        }
        return isUnconnected(problem) && problem.getParameters().get("integration") instanceof String slug
                ? Optional.of(new Gap(slug, null))
                : Optional.empty();
    }

    private static boolean isUnconnected(HttpProblem problem) {
        return is(problem, ExecutorError.NO_CONNECTION) || is(problem, ExecutorError.CONNECTION_NOT_ACTIVE)
                && OVER.contains(String.valueOf(problem.getParameters().get("connection_status")));
    }

    private static boolean is(HttpProblem problem, ExecutorError error) {
        return problem.getType() != null && problem.getType().toString().endsWith(":" + error.slug());
    }
}
