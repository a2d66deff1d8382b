package io.mooring.connection.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/** When somebody looks at a connection again. Pure but for its dice, which spread what would come at once. */
public record Schedule(Duration ahead, Duration first, Duration longest, RandomGenerator dice) {

    private static final int MOST_DOUBLINGS = 20;

    /**
     * When to renew what ends: some time ahead, a quarter of its life at most, and up to a tenth of that earlier.
     *
     * @param expiresAt when the access token ends
     */
    public Instant renewal(Instant now, Instant expiresAt) {
        Duration life = Duration.between(now, expiresAt);
        if (!life.isPositive()) {
            return now;
        }
        Duration lead = shorter(ahead, life.dividedBy(4));
        return expiresAt.minus(lead).minusMillis(dice.nextLong(lead.toMillis() / 10 + 1));
    }

    /**
     * When to try again: 30 s after the first failure, doubled with each, to an hour; a third of it by chance.
     *
     * @param failures in a row, this one not counted
     * @param asked when the provider wants to be asked again at the earliest
     */
    public Instant retry(Instant now, int failures, @Nullable Instant asked) {
        long millis = pause(failures).toMillis();
        Instant at = now.plusMillis(millis - dice.nextLong(millis / 3 + 1));
        return asked != null && asked.isAfter(at) ? asked.plusMillis(dice.nextLong(millis / 3 + 1)) : at;
    }

    /**
     * When somebody who waits for it may have it tried again: after the first pause, however often it failed; but not
     * before the provider wants it.
     *
     * @param failures in a row, the last one counted
     * @param due as {@link #retry} said after the last one
     */
    public Instant onDemand(Instant failedAt, int failures, Instant due) {
        boolean asked = due.isAfter(failedAt.plus(pause(failures - 1)));
        Instant soonest = failedAt.plus(first);
        return asked || due.isBefore(soonest) ? due : soonest;
    }

    private Duration pause(int failures) {
        return shorter(first.multipliedBy(1L << Math.clamp(failures, 0, MOST_DOUBLINGS)), longest);
    }

    /** When to look at what nobody knows the end of; spread over a tenth of the time. */
    public Instant next(Instant now, Duration every) {
        return now.plus(every).minusMillis(dice.nextLong(every.toMillis() / 10 + 1));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
