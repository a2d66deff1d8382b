package io.mooring.connection.intake;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Owner;
import io.mooring.connection.preference.Preference;
import io.mooring.contracts.problem.GeneralError;

/**
 * Whose default connection one is to be.
 *
 * @param userId a user whom the connection serves
 */
record Preferring(Connection connection, String userId) {

    private static final String FIELD = "user_id";

    /**
     * Fails with 400.
     *
     * @param userId may be left out for a connection of one user
     */
    static Preferring of(Connection connection, @Nullable String userId) {
        String owner = connection.userId();
        if (owner == null) {
            return new Preferring(connection, Owner.requireUser(userId, FIELD));
        }
        if (userId != null && !userId.equals(owner)) {
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected none, or the user the connection belongs to");
        }
        return new Preferring(connection, owner);
    }

    /** Fails with 409 when it is over; one that only waits for something may be preferred. */
    void requireLasting() {
        ConnectionStatus status = connection.status();
        if (status.isOver() || status == ConnectionStatus.REVOKING) {
            throw ConnectionError.WRONG_STATUS.because("connection " + connection.id() + " is " + status);
        }
    }

    Preference preference() {
        return new Preference(userId, connection.integration(), connection.id());
    }
}
