package io.mooring.connection.inventory;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Connection;
import io.mooring.contracts.problem.GeneralError;

/**
 * Where a page of accounts begins: after this one.
 *
 * @param user its user, empty for the organisation
 */
record AccountPosition(String user, String id) {

    /** Not in any user's id. */
    private static final char SEPARATOR = '\n';

    static AccountPosition of(Connection account) {
        String user = account.userId();
        return new AccountPosition(user == null ? "" : user, account.id());
    }

    /** Fails with 400 when it is not from {@link #text}. */
    static AccountPosition parse(@Nullable String text) {
        if (text == null) {
            return new AccountPosition("", "");
        }
        int end = text.lastIndexOf(SEPARATOR);
        if (end < 0) {
            throw GeneralError.BAD_REQUEST.at("cursor", "expected the nextCursor of the page before");
        }
        return new AccountPosition(text.substring(0, end), text.substring(end + 1));
    }

    String text() {
        return user + SEPARATOR + id;
    }
}
