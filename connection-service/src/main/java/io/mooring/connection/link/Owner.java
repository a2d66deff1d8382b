package io.mooring.connection.link;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/**
 * Who may use a connection.
 *
 * @param kind {@code org}: every user of the tenant; {@code user}: one
 * @param userId the one user
 */
public record Owner(String kind, @Nullable String userId) {

    public static final String ORG = "org";
    public static final String USER = "user";

    private static final int MAX_USER_ID = 256;

    /** Fails with 400 naming the field. */
    public static Owner of(@Nullable String kind, @Nullable String userId) {
        if (ORG.equals(kind)) {
            if (userId != null) {
                throw GeneralError.BAD_REQUEST.at("/user_id", "expected none when owner is org");
            }
            return new Owner(ORG, null);
        }
        if (USER.equals(kind)) {
            return new Owner(USER, requireUser(userId, "/user_id", " when owner is user"));
        }
        throw GeneralError.BAD_REQUEST.at("/owner", "expected org or user");
    }

    /** Fails with 400 naming the field. */
    public static String requireUser(@Nullable String userId, String field) {
        return requireUser(userId, field, "");
    }

    private static String requireUser(@Nullable String userId, String field, String when) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID
                || userId.chars().anyMatch(Character::isISOControl)) {
            throw GeneralError.BAD_REQUEST.at(field, "expected 1 to " + MAX_USER_ID + " printable characters" + when);
        }
        return userId;
    }
}
