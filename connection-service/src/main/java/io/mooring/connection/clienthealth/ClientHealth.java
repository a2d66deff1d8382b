package io.mooring.connection.clienthealth;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How an authorization server last treated the client of an auth config. Pure.
 *
 * @param problem only while BROKEN
 * @param toldAt when others were last told of a problem
 * @param version rises with every change; 0: nobody has asked
 */
public record ClientHealth(State state, @Nullable Problem problem, @Nullable Instant toldAt, long version) {

    /** Reason of every connection that waits for its client to be accepted again. */
    public static final String REASON = "invalid_client";

    /** Of accounts that prove themselves: no client is asked about. */
    public static final ClientHealth NO_CLIENT = new ClientHealth(State.HEALTHY, null, null, 0);

    static final ClientHealth UNKNOWN = new ClientHealth(State.UNKNOWN, null, null, 0);

    /** As the API names it. */
    public enum State {
        /** Nobody has asked. */
        UNKNOWN,
        HEALTHY,
        /** The server rejects the client: its id or secret is not the server's any more. */
        BROKEN
    }

    /**
     * A client that is rejected.
     *
     * @param reason the server's word
     * @param detail sentence for people; no secret in it
     * @param failures in a row
     * @param retryAt when one connection tries it again; all others wait
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Problem(String reason, String detail, Instant since, int failures, Instant retryAt) {}

    /** Whether a request now would only be one more that is rejected. */
    public boolean isHeldBack(Instant now) {
        return problem != null && now.isBefore(problem.retryAt);
    }

    /** Failures in a row so far. */
    int failures() {
        return problem == null ? 0 : problem.failures;
    }

    /** One of several requests that left before the first was answered tells nothing new. */
    boolean isKnown(Instant now, boolean onTrial) {
        return !onTrial && isHeldBack(now);
    }

    ClientHealth rejected(String reason, String detail, Instant retryAt, Instant at) {
        Instant since = problem == null ? at : problem.since;
        return new ClientHealth(State.BROKEN, new Problem(reason, detail, since, failures() + 1, retryAt), toldAt,
                version + 1);
    }

    /** A client that is rejected and accepted by turns is no news each time. */
    boolean isNews(Instant at, Duration pause) {
        return toldAt == null || !at.isBefore(toldAt.plus(pause));
    }

    ClientHealth told(Instant at) {
        return new ClientHealth(state, problem, at, version);
    }
}
