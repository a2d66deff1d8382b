package io.mooring.executor.intake;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/** A user's id: any text the platform chooses, within reason. */
final class UserId {

    private static final int LONGEST = 256;

    private UserId() {}

    static String require(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            throw GeneralError.BAD_REQUEST.at(field, "expected 1 to " + LONGEST + " characters");
        }
        return text;
    }
}
