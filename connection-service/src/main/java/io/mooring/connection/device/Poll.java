package io.mooring.connection.device;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.oauth.TokenFailure;

/** What an answer to a poll that is no token means, RFC 8628 §3.5. Pure. */
sealed interface Poll {

    Duration SLOWER = Duration.ofSeconds(5);
    Duration LONGEST = Duration.ofMinutes(1);

    /** Nobody has decided, or the server could not say. */
    record Again(Duration interval) implements Poll {}

    /** The person said no, or the code is no good. */
    record Denied(String reason, String detail) implements Poll {}

    /** Nobody decided in time. */
    record Expired() implements Poll {}

    static Poll of(TokenFailure failure, Duration interval) {
        return switch (failure.code()) {
            case "authorization_pending" -> new Again(interval);
            case "slow_down" -> new Again(interval.plus(SLOWER));
            case "expired_token" -> new Expired();
            default -> switch (failure.kind()) {
                case TEMPORARY, LOST -> new Again(longer(interval, failure.retryAfter()));
                case PERMANENT, CLIENT -> new Denied(failure.code(), sentence(failure.detail()));
            };
        };
    }

    /** Twice as long, as RFC 8628 §3.5 asks of whoever got no answer; a minute at most, unless the server wants more. */
    private static Duration longer(Duration interval, @Nullable Duration asked) {
        Duration twice = interval.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : interval.multipliedBy(2);
        return asked != null && asked.compareTo(twice) > 0 ? asked : twice;
    }

    private static String sentence(String detail) {
        return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".";
    }
}
