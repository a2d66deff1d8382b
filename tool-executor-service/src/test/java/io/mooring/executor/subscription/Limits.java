package io.mooring.executor.subscription;

import java.time.Duration;

/** What a test lets clients ask for. */
record Limits(int most, int streams, Duration patience, Duration vigil, Duration pause, Duration listPause,
        Duration lookPause)
        implements
            SubscriptionConfig {

    /** What is said again is said too late for any test. */
    static Limits slow() {
        Duration late = Duration.ofMinutes(10);
        return new Limits(2, 2, late, late, late, late, late);
    }

    /** What is said again is said at once. */
    static Limits quick() {
        Duration soon = Duration.ofMillis(1);
        return new Limits(2, 2, Duration.ofMinutes(2), Duration.ofMinutes(2), soon, soon, soon);
    }
}
