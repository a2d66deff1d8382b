package io.mooring.webhook.delivery;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.retry.Outcome;

/** One HTTP try, when it is over. */
record Attempt(Instant at, Duration duration, Outcome outcome) {

    @Nullable
    Integer status() {
        return switch (outcome) {
            case Outcome.Answered answered -> answered.status();
            case Outcome.Unanswered unanswered -> null;
        };
    }

    @Nullable
    String error() {
        return switch (outcome) {
            case Outcome.Answered answered -> null;
            case Outcome.Unanswered unanswered -> unanswered.reason();
        };
    }
}
