package io.mooring.connection.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Whether and until when a connection's credential may be used. */
final class Usable {

    private static final long LONGEST_WAIT = 3600;

    private Usable() {}

    /** Fails with 409 that says the status, the reason and what helps. */
    static void requireStatus(Connection connection) {
        ConnectionStatus status = connection.status();
        if (!status.runsTools()) {
            String reason = connection.standing().reason();
            throw problem(status, reason == null ? "" : reason, help(status));
        }
    }

    /**
     * Fails with 503 when the access token has ended and the next one is on its way; what is never renewed has no end.
     *
     * @param retryAt before which it is not tried again
     */
    static void requireUnexpired(Connection connection, Instant now, Instant retryAt) {
        Instant ends = connection.grant().accessExpiresAt();
        if (ends == null || now.isBefore(ends)) {
            return;
        }
        throw pending(connection, now.isBefore(retryAt)
                ? Math.clamp(Duration.between(now, retryAt).toSeconds() + 1, 1, LONGEST_WAIT)
                : ConnectionError.TOKEN_PENDING.retryAfter());
    }

    private static HttpProblem pending(Connection connection, long seconds) {
        String reason = connection.standing().reason();
        String detail = connection.standing().detail();
        HttpProblem.Builder problem = HttpProblem.builder(ConnectionError.TOKEN_PENDING.because(
                "the access token has ended and the next one has not arrived; try again in " + seconds + " s"
                        + (detail == null ? "" : ". The last try: " + detail)))
                .withHeader("Retry-After", seconds).with("connection_status", connection.status().name());
        return (reason == null ? problem : problem.with("reason", reason)).build();
    }

    private static HttpProblem problem(ConnectionStatus status, String reason, String help) {
        HttpProblem plain = ConnectionError.CONNECTION_NOT_ACTIVE.because("the connection is " + status
                + (reason.isEmpty() ? "" : " (" + reason + ")") + "; " + help);
        HttpProblem.Builder problem = HttpProblem.builder(plain).with("connection_status", status.name())
                .with("help", help);
        return (reason.isEmpty() ? problem : problem.with("reason", reason)).build();
    }

    private static String help(ConnectionStatus status) {
        return switch (status) {
            case PENDING, VERIFYING -> "its owner has not finished connecting it";
            case REAUTH_REQUIRED -> "its owner must connect it again";
            case DISABLED -> "an operator must enable it";
            case REVOKING, REVOKED, ABANDONED, FAILED -> "it is over: make a new connection";
            case ACTIVE, DEGRADED -> throw new IllegalArgumentException(status + " runs tools");
        };
    }

    /** No lease outlives the access token in it. */
    static Instant until(Connection connection, Instant longest) {
        Instant ends = connection.grant().accessExpiresAt();
        return (ends != null && ends.isBefore(longest) ? ends : longest).truncatedTo(ChronoUnit.MILLIS);
    }
}
