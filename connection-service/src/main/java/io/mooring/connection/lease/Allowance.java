package io.mooring.connection.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * How many leases a caller may take: a bucket that fills at a steady rate and loses one for each.
 *
 * @param left as of {@code at}
 * @param refused whether the last one was too many
 */
record Allowance(double left, Instant at, boolean refused) {

    private static final double NANOS = 1e9;

    static Allowance full(int burst, Instant now) {
        return new Allowance(burst, now, false);
    }

    /** After one more was asked for. One that is refused costs nothing. */
    Allowance take(int perSecond, int burst, Instant now) {
        double passed = Math.max(0, Duration.between(at, now).toNanos()) / NANOS;
        double available = Math.min(burst, left + passed * perSecond);
        return available >= 1 ? new Allowance(available - 1, now, false) : new Allowance(available, now, true);
    }
}
