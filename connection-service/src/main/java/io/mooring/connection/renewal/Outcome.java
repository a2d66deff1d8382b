package io.mooring.connection.renewal;

import java.time.Instant;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.contracts.provider.OAuthFacts.Rotation;

/** What a refresh that failed means for its connection. Pure. */
final class Outcome {

    /** Reason of a connection whose last answer was lost, while one more try can show whether the token lives. */
    static final String REPLY_LOST = "reply_lost";
    private static final String ROTATION_LOST = "rotation_lost";

    private Outcome() {}

    /**
     * Decides.
     *
     * @param rotation what a refresh does to the token that was sent
     * @param rotated whether this grant's token was replaced before
     * @param lostBefore whether an earlier request with this token may have been granted, its answer lost
     * @param retry when to try again after the number of failures, at the earliest when the server asked to
     */
    static Trigger of(Connection now, TokenFailure failure, Rotation rotation, boolean rotated,
            boolean lostBefore, BiFunction<Integer, @Nullable Instant, Instant> retry, Instant at) {
        return switch (failure.kind()) {
            case PERMANENT -> lostBefore || REPLY_LOST.equals(now.standing().reason())
                    ? rotationLost(failure.detail())
                    : new Trigger.GrantLost(failure.code(), sentence(failure.detail()));
            case CLIENT, TEMPORARY -> new Trigger.Hindered(failure.code(), sentence(failure.detail()),
                    retry.apply(now.standing().failures(),
                            failure.retryAfter() == null ? null : at.plus(failure.retryAfter())));
            case LOST -> lost(now, failure.detail(), rotation, rotated, retry);
        };
    }

    private static Trigger lost(Connection now, String detail, Rotation rotation, boolean rotated,
            BiFunction<Integer, @Nullable Instant, Instant> retry) {
        return isDeadOnceSent(rotation, rotated)
                ? rotationLost(detail)
                : new Trigger.Hindered(REPLY_LOST, sentence(detail), retry.apply(now.standing().failures(), null));
    }

    /** Whether a token that was sent is void, though nobody saw the answer. */
    static boolean isDeadOnceSent(Rotation rotation, boolean rotated) {
        return rotation == Rotation.ROTATES
                || rotated && (rotation == Rotation.UNKNOWN || rotation == Rotation.PER_APP);
    }

    /** The next token was granted to nobody. */
    static Trigger rotationLost(String detail) {
        return new Trigger.GrantLost(ROTATION_LOST,
                "The answer with the next refresh token was lost, and the former one "
                        + "is void with it: " + detail + ".");
    }

    private static String sentence(String detail) {
        return detail.isEmpty()
                ? detail
                : Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + (detail.endsWith(".") ? "" : ".");
    }
}
