package io.mooring.executor.database.answer;

import io.mooring.contracts.egress.database.DatabaseLogin;

/**
 * One database of one tenant, and its login: a client that is kept for it serves nobody else, and not after the login has
 * changed.
 */
public record Spot(String tenant, String connection, DatabaseLogin login) {

    /** Without the secret. */
    @Override
    public String toString() {
        return connection + " of " + tenant;
    }
}
