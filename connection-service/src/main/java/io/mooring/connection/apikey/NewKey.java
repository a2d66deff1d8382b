package io.mooring.connection.apikey;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;

/**
 * What an admin asked for, checked.
 *
 * @param roles at least one, none twice
 */
record NewKey(String label, List<String> roles, @Nullable Instant expiresAt) {

    /** The roles a key can have. Those of services and of the installation admin are only had by tokens. */
    static final List<String> GRANTABLE = List.of(Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM);

    private static final int MAX_LABEL = 100;
    private static final Duration LONGEST = Duration.ofDays(3650);

    /** The key a tenant starts with, and gets when it lost the one it had. */
    static NewKey admin() {
        return new NewKey("admin key of the installation", List.of(Roles.ADMIN), null);
    }

    /** Fails with 400 naming the field. */
    static NewKey of(@Nullable String label, @Nullable List<@Nullable String> roles, @Nullable String expiresAt,
            Instant now) {
        return new NewKey(label(label), roles == null ? List.of(Roles.PLATFORM) : roles(roles),
                expiresAt == null ? null : expiry(expiresAt, now));
    }

    static String label(@Nullable String label) {
        String text = label == null ? "" : label.strip();
        if (text.isEmpty() || text.length() > MAX_LABEL || text.chars().anyMatch(Character::isISOControl)) {
            throw GeneralError.BAD_REQUEST.at("/label", "expected 1 to " + MAX_LABEL + " printable characters");
        }
        return text;
    }

    private static List<String> roles(List<@Nullable String> roles) {
        if (roles.isEmpty()) {
            throw GeneralError.BAD_REQUEST.at("/roles", "expected at least one of " + String.join(", ", GRANTABLE));
        }
        for (int i = 0; i < roles.size(); i++) {
            String role = roles.get(i);
            if (role == null || !GRANTABLE.contains(role)) {
                throw GeneralError.BAD_REQUEST.at("/roles/" + i, "expected one of " + String.join(", ", GRANTABLE));
            }
        }
        return GRANTABLE.stream().filter(roles::contains).toList();
    }

    static Instant expiry(String text, Instant now) {
        try {
            Instant expiry = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (expiry.isAfter(now) && expiry.isBefore(now.plus(LONGEST))) {
                return expiry;
            }
        } catch (DateTimeParseException e) {
            throw expected();
        }
        throw expected();
    }

    private static RuntimeException expected() {
        return GeneralError.BAD_REQUEST.at("/expires_at",
                "expected a time in the future, at most ten years ahead, like 2030-01-31T12:00:00Z");
    }
}
