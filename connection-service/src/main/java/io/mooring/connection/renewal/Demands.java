package io.mooring.connection.renewal;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Standing;
import io.mooring.connection.probe.Schedule;

/**
 * Judges what callers need. Pure.
 *
 * @param margin an access token that ends so soon is renewed first, when its renewal is due
 * @param refusedPause how long a token that was proven is not renewed because an upstream refuses it: one that always
 *        refuses would cost a refresh with every call
 */
record Demands(Duration margin, Duration refusedPause, Schedule schedule) {

    /**
     * Decides.
     *
     * @param refused version of the credential an upstream has just refused; null: none
     */
    Demand of(Connection it, @Nullable Long refused, Instant now) {
        boolean renewable = it.grant().isRenewed() && it.status().runsTools();
        if (!renewable || !isEnding(it, now) && !isRefused(it, refused, now)) {
            return Demand.SATISFIED;
        }
        return now.isBefore(retryAt(it)) ? Demand.PATIENCE : Demand.RENEWAL;
    }

    /** When the next try is allowed to a caller who waits for it. */
    Instant retryAt(Connection it) {
        Standing standing = it.standing();
        return standing.failures() == 0 || standing.dueAt() == null
                ? Instant.MIN
                : schedule.onDemand(it.updatedAt(), standing.failures(), standing.dueAt());
    }

    /** A token that lives no longer than the margin is not renewed all the time, but when its schedule says. */
    private boolean isEnding(Connection it, Instant now) {
        Instant ends = it.grant().accessExpiresAt();
        Instant due = it.standing().dueAt();
        return ends != null && (!now.isBefore(ends)
                || !now.plus(margin).isBefore(ends) && due != null && !now.isBefore(due));
    }

    private boolean isRefused(Connection it, @Nullable Long refused, Instant now) {
        Instant proven = it.standing().verifiedAt();
        return refused != null && refused == it.credentialVersion()
                && (proven == null || !now.isBefore(proven.plus(refusedPause)));
    }
}
