package io.mooring.health.status;

import io.mooring.health.Status;

/**
 * What a look at the observations comes to.
 *
 * @param reason why, for people
 */
record Assessment(Status status, String reason) {

    static Assessment connected(String reason) {
        return new Assessment(Status.CONNECTED, reason);
    }

    static Assessment degraded(String reason) {
        return new Assessment(Status.DEGRADED, reason);
    }

    static Assessment disconnected(String reason) {
        return new Assessment(Status.DISCONNECTED, reason);
    }
}
