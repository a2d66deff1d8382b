package io.mooring.connection.session;

import java.util.Set;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;

/**
 * What came of a connection that was begun in a session.
 *
 * @param credentialVersion its credential's when it was begun
 */
public record Attempt(Connection connection, long credentialVersion) {

    private static final Set<ConnectionStatus> UNDER_WAY = Set.of(ConnectionStatus.PENDING, ConnectionStatus.VERIFYING);

    /** Whether it has a credential since then that works. */
    public boolean succeeded() {
        return connection.credentialVersion() > credentialVersion && connection.status().runsTools();
    }

    /** Whether it is not decided yet. */
    public boolean isUnderWay() {
        return UNDER_WAY.contains(connection.status());
    }
}
