package io.mooring.connection.lease;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Whether and until when a connection's credential may be used. */
final class Usable {

    private Usable() {}

    /** Fails with 409 that says the status, the reason and what helps. */
    static void require(Connection connection, Instant now) {
        ConnectionStatus status = connection.status();
        Instant ends = connection.grant().accessExpiresAt();
        if (!status.runsTools()) {
            String reason = connection.standing().reason();
            throw problem(status, reason == null ? "" : reason, help(status));
        }
        if (ends != null && !now.isBefore(ends)) {
            throw problem(status, "access_expired", connection.grant().authConfig() == null
                    ? "connect it again"
                    : "it is being renewed: try again, and connect it again if that does not help");
        }
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
