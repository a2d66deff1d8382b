package io.mooring.executor.reach;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.problem.GeneralError;

/** A user's id: any text the platform chooses, within reason. */
public final class UserId {

    private static final int LONGEST = 256;

    private UserId() {}

    /**
     * The user a call is for: for an agent its own, whether it says so or nothing. Fails with 403 when it names another one,
     * with 400 when somebody else names none.
     */
    public static String of(Caller caller, String field, @Nullable String text) {
        Mandate mandate = caller.mandate();
        if (mandate == null) {
            return require(field, text);
        }
        if (text != null && !text.equals(mandate.user())) {
            throw GeneralError.FORBIDDEN.at(field, "expected the agent's own user, or none");
        }
        return mandate.user();
    }

    private static String require(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            throw GeneralError.BAD_REQUEST.at(field, "expected 1 to " + LONGEST + " characters");
        }
        return text;
    }
}
