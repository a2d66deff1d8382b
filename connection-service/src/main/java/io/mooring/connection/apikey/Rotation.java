package io.mooring.connection.apikey;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.contracts.problem.GeneralError;

/**
 * A key takes the place of another one, which goes on working until its users had time to change.
 *
 * @param overlap for how long both work
 * @param expiresAt expiry of the new key; none takes over that of the old one
 */
record Rotation(Duration overlap, @Nullable Instant expiresAt) {

    /** Overlap when none is asked for. */
    static final Duration USUAL = Duration.ofHours(24);

    private static final Duration LONGEST = Duration.ofDays(30);

    /** Fails with 400 naming the field. */
    static Rotation of(@Nullable String overlap, @Nullable String expiresAt, Instant now) {
        return new Rotation(overlap == null ? USUAL : parse(overlap),
                expiresAt == null ? null : NewKey.expiry(expiresAt, now));
    }

    private static Duration parse(String text) {
        try {
            Duration overlap = Duration.parse(text);
            if (!overlap.isNegative() && overlap.compareTo(LONGEST) <= 0) {
                return overlap;
            }
        } catch (DateTimeParseException e) {
            throw expected();
        }
        throw expected();
    }

    private static RuntimeException expected() {
        return GeneralError.BAD_REQUEST.at("/overlap",
                "expected an ISO 8601 duration from PT0S to P30D, like PT24H");
    }

    /** What the new key is to be: the same to everybody but its text. Fails with 409 when the old one is replaced already. */
    NewKey successor(ApiKeyRow old) {
        if (old.replacedBy != null) {
            throw ConnectionError.KEY_REPLACED
                    .because("it was replaced by key " + old.replacedBy + "; rotate that one");
        }
        return new NewKey(old.label, List.of(old.roles), expiresAt == null ? old.expiresAt : expiresAt);
    }

    /** Lets the old key end with the overlap, or before when it would have anyway. */
    void retire(ApiKeyRow old, String successor, Instant now) {
        Instant end = now.plus(overlap);
        old.expiresAt = end.isBefore(old.expiry()) ? end : old.expiresAt;
        old.replacedBy = successor;
        old.version++;
    }
}
