package io.mooring.webhook.standing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A subscription at which every attempt failed since a time. Pure.
 *
 * @param toldAt when somebody was told; null while nobody was
 */
record Standing(String subscription, Instant failingSince, @Nullable Instant toldAt, long version) {

    /** What is to be done. */
    enum Step {
        NOTHING, TELL, DISABLE
    }

    /** When one more attempt failed. Nobody is disabled who was not told before. */
    Step decide(Instant now, StandingConfig config) {
        if (toldAt == null) {
            return now.isBefore(failingSince.plus(config.failingAfter())) ? Step.NOTHING : Step.TELL;
        }
        return now.isBefore(disabledFrom(config)) ? Step.NOTHING : Step.DISABLE;
    }

    /** From when on it may be disabled; told so that somebody can do something about it. */
    Instant disabledFrom(StandingConfig config) {
        Instant enough = failingSince.plus(config.disableAfter());
        Instant noticed = (toldAt == null ? failingSince.plus(config.failingAfter()) : toldAt).plus(config.notice());
        return enough.isAfter(noticed) ? enough : noticed;
    }

    Standing told(Instant now) {
        return new Standing(subscription, failingSince, now, version);
    }
}
