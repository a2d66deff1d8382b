package io.mooring.contracts.egress.fitness;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of the other side, an upstream or a subscriber: a circuit breaker. Pure; changes are new values.
 *
 * @param results of the last requests, the latest in the lowest bit: 1 is a loss
 * @param suspensions in a row, the present one included; 0: it may be called
 * @param until when it may be tried again
 * @param trying whether one request finds out for all others
 */
public record Fitness(int results, int suspensions, Instant until, boolean trying) {

    /** So many results are remembered. */
    public static final int WINDOW = 20;
    /** Nothing is known against it. */
    public static final Fitness GOOD = new Fitness(0, 0, Instant.MIN, false);
    private static final int ALL = (1 << WINDOW) - 1;

    /** When suspensions begin and how long they are. */
    public record Rules(int losses, Duration suspension, Duration longest) {

        Duration suspension(int number) {
            Duration doubled = suspension.multipliedBy(1L << Math.min(number - 1, 16));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    /** Whether it may not simply be called. */
    public boolean isSuspended() {
        return suspensions > 0;
    }

    /** How long nobody may call; zero when one may try now. */
    public Duration wait(Instant now) {
        Duration left = now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
        return left.isZero() && trying ? Duration.ofSeconds(1) : left;
    }

    /** Somebody tries now. */
    public Fitness withTry() {
        return new Fitness(results, suspensions, until, true);
    }

    /** The one that tried ended without a word about the upstream: another one may. */
    public Fitness withoutTry() {
        return new Fitness(results, suspensions, until, false);
    }

    /** @param tried whether it was the one that finds out */
    public Fitness afterGood(boolean tried) {
        if (tried) {
            return GOOD;
        }
        return isSuspended() ? this : new Fitness(results << 1 & ALL, 0, Instant.MIN, false);
    }

    /** @param tried whether it was the one that finds out */
    public Fitness afterLoss(boolean tried, Instant now, Rules rules) {
        if (isSuspended()) {
            return tried ? suspended(suspensions + 1, now, rules) : this;
        }
        int latest = (results << 1 | 1) & ALL;
        return Integer.bitCount(latest) >= rules.losses()
                ? suspended(1, now, rules)
                : new Fitness(latest, 0, Instant.MIN, false);
    }

    private static Fitness suspended(int number, Instant now, Rules rules) {
        return new Fitness(0, number, now.plus(rules.suspension(number)), false);
    }
}
