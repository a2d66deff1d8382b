package io.mooring.health.report;

import java.util.Set;

import io.mooring.health.Status;

/** One word for a whole tenant. */
final class Overall {

    private Overall() {}

    /**
     * Connected when every integration in use is, Disconnected when none in use works at all, else Degraded.
     *
     * @param inUse the statuses that occur among integrations something is known of
     */
    static Status of(Set<Status> inUse) {
        return switch (inUse.size()) {
            case 0 -> Status.CONNECTED;
            case 1 -> inUse.iterator().next();
            default -> Status.DEGRADED;
        };
    }
}
