package io.mooring.webhook.lane;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.bucket4j.Bucket;
import io.mooring.contracts.egress.fitness.Fitness;

/**
 * What is known of one subscription. Immutable but for its bucket.
 *
 * @param underWay attempts, late ones included
 * @param late attempts under way that take long
 * @param suspect whether the last attempt that ended was late
 * @param rate most deliveries in a second; 0 for no limit, below when nobody looked yet
 * @param bucket holds the rate; null without one
 * @param closedUntil it asked for a pause
 */
record Lane(int underWay, int late, boolean suspect, Fitness fitness, int rate, @Nullable Bucket bucket,
        Instant closedUntil) {

    private static final int UNKNOWN = -1;
    static final Lane NEW = new Lane(0, 0, false, Fitness.GOOD, UNKNOWN, null, Instant.MIN);

    /** How many more may start now, by its own behaviour. */
    int room(int most, Instant now) {
        if (now.isBefore(closedUntil) || fitness.isSuspended() && !fitness.wait(now).isZero()) {
            return 0;
        }
        int share = fitness.isSuspended() || isSlow() || rate == UNKNOWN ? 1 : most;
        return Math.max(0, share - underWay);
    }

    /** Whether it takes the places that are for late ones. */
    boolean isSlow() {
        return suspect || late > 0;
    }

    /** Nothing is known that a new one would not have, or, when there are many, that is worth to be known. */
    boolean isForgettable(boolean many) {
        return underWay == 0 && !suspect && fitness.equals(Fitness.GOOD) && closedUntil.equals(Instant.MIN)
                && (many ? rate <= 0 : rate == UNKNOWN);
    }

    Lane started(int attempts) {
        return new Lane(underWay + attempts, late, suspect, fitness, rate, bucket, closedUntil);
    }

    Lane slower() {
        return new Lane(underWay, late + 1, true, fitness, rate, bucket, closedUntil);
    }

    /** An attempt is over, though its place is not free yet. */
    Lane ended(boolean wasLate, Fitness after, Instant closed) {
        return new Lane(underWay, wasLate ? late - 1 : late, wasLate, after, rate, bucket, closed);
    }

    Lane freed() {
        return new Lane(underWay - 1, late, suspect, fitness, rate, bucket, closedUntil);
    }

    Lane fitness(Fitness changed) {
        return new Lane(underWay, late, suspect, changed, rate, bucket, closedUntil);
    }

    Lane limited(int perSecond, @Nullable Bucket changed) {
        return new Lane(underWay, late, suspect, fitness, perSecond, changed, closedUntil);
    }
}
