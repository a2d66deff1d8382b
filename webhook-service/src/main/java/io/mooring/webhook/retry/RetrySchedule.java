package io.mooring.webhook.retry;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.IdSource;

/** Decides about the next attempt: 2xx ends it, 410 too; anything else is tried again until the schedule is at its end. */
@Singleton
public final class RetrySchedule {

    private static final int GONE = 410;

    private final List<Duration> pauses;
    private final double jitter;
    private final Duration longest;
    private final IdSource random;

    RetrySchedule(RetryConfig config, IdSource random) {
        this.pauses = List.copyOf(config.pauses());
        this.jitter = config.jitter();
        this.longest = config.longestPause();
        this.random = random;
    }

    /** @param attempts made so far, this one included */
    public Verdict decide(int attempts, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(int status, Duration retryAfter) when status >= 200 && status < 300 ->
                new Verdict.Delivered(status);
            case Outcome.Answered(int status, Duration retryAfter) when status == GONE ->
                new Verdict.GivenUp("the subscriber answered 410 Gone", true);
            case Outcome.Answered(int status, Duration retryAfter) ->
                next(attempts, "the subscriber answered " + status, retryAfter);
            case Outcome.Impossible(String reason) -> new Verdict.GivenUp(reason, false);
            case Outcome.Unanswered(String reason) -> next(attempts, reason, null);
        };
    }

    private Verdict next(int attempts, String reason, @Nullable Duration retryAfter) {
        if (attempts > pauses.size()) {
            return new Verdict.GivenUp(reason, false);
        }
        Duration pause = jittered(pauses.get(attempts - 1));
        if (retryAfter == null || retryAfter.compareTo(pause) <= 0) {
            return new Verdict.Again(pause, reason);
        }
        return new Verdict.Again(retryAfter.compareTo(longest) <= 0 ? retryAfter : longest, reason);
    }

    private Duration jittered(Duration pause) {
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 + jitter * (2 * random.fraction() - 1))));
    }
}
