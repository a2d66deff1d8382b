package io.mooring.executor.http;

import java.time.Duration;
import java.util.function.DoubleSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Whether a request is sent again, and when. Pure but for the chance it is given.
 *
 * @param most how often, at most
 * @param first pause before the first; each further one is twice as long
 * @param longest pause an upstream may ask for
 * @param chance between 0 and 1, so that callers who failed together do not come back together
 */
record Retries(int most, Duration first, Duration longest, DoubleSupplier chance) {

    /** Time a request needs to be worth sending. */
    private static final Duration WORTH_IT = Duration.ofSeconds(1);

    /**
     * The pause before it is sent again; null when it is not.
     *
     * @param before how often it was sent again already
     * @param left time of the call
     */
    @Nullable
    Duration pause(Attempt attempt, int before, Duration left) {
        if (!attempt.repeatable() || before >= most) {
            return null;
        }
        Duration own = first.multipliedBy(1L << Math.min(before, 16));
        Duration jittered = own.dividedBy(2).plusNanos((long) (own.dividedBy(2).toNanos() * chance.getAsDouble()));
        Duration asked = attempt.asked();
        Duration pause = asked == null || asked.compareTo(jittered) < 0 ? jittered : asked;
        return pause.compareTo(longest) > 0 || pause.plus(WORTH_IT).compareTo(left) > 0 ? null : pause;
    }
}
