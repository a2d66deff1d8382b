package io.mooring.connection.clienthealth;

import java.time.Instant;

/** Clients of tests, named for how they do. */
public final class Clients {

    private Clients() {}

    public static ClientHealth unknown() {
        return ClientHealth.UNKNOWN;
    }

    /** Rejected just now, to be tried again then. */
    public static ClientHealth rejected(Instant at, Instant retryAt) {
        return unknown().rejected("invalid_client", "The client is rejected.", retryAt, at);
    }
}
