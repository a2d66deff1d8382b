package io.mooring.executor.inquiry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long after a failure an upstream is left alone. Pure. */
final class Pauses {

    private static final int MOST_DOUBLINGS = 30;
    private static final double SPREAD = 0.2;

    private Pauses() {}

    /**
     * Doubles with each failure; up to a fifth less, so that many which failed together do not come back together.
     *
     * @param failures in a row, at least 1
     */
    static Duration after(int failures, Duration first, Duration longest, RandomGenerator random) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
        return Duration.ofMillis((long) (Math.min(doubled, longest.toMillis()) * (1 - SPREAD * random.nextDouble())));
    }
}
