package io.mooring.catalog.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

/** How long to wait before what. Jitter keeps many installations from asking at the same moment. */
@ApplicationScoped
class Pauses {

    private static final double A_TENTH = 0.1;
    private static final int MOST_DOUBLINGS = 30;
    private static final Duration AFTER_FIRST_FAILED_RUN = Duration.ofMinutes(5);

    private final RegistryConfig config;
    private final RandomGenerator random;

    @Inject
    Pauses(RegistryConfig config) {
        this(config, RandomGenerator.getDefault());
    }

    Pauses(RegistryConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /**
     * Before a page is asked for again: what the registry asked for and up to a second more, else doubled each time.
     *
     * @param attempts failed so far, at least one
     */
    Duration betweenTries(int attempts, @Nullable Duration asked) {
        if (asked != null) {
            Duration granted = asked.compareTo(config.longestRetryAfter()) > 0 ? config.longestRetryAfter() : asked;
            return granted.plusMillis(random.nextLong(1000));
        }
        return scaled(doubled(config.firstPause(), attempts - 1, config.longestPause()), 1 - random.nextDouble() / 2);
    }

    /** After a run that was good. */
    Duration betweenRuns() {
        return scaled(config.interval(), 1 + (2 * random.nextDouble() - 1) * A_TENTH);
    }

    /**
     * After runs that were not: sooner than usual at first.
     *
     * @param runs failed one after the other, at least one
     */
    Duration afterFailedRuns(int runs) {
        return scaled(doubled(AFTER_FIRST_FAILED_RUN, runs - 1, config.interval()),
                1 + (2 * random.nextDouble() - 1) * A_TENTH);
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        Duration doubled = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis((long) (duration.toMillis() * factor));
    }
}
