package io.mooring.webhook.sending;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.retry.Outcome;

/**
 * One HTTP try, when it is over.
 *
 * @param sample the beginning of what was answered, when it was text
 */
public record Attempt(Instant at, Duration duration, Outcome outcome, @Nullable String sample) {

    /** HTTP status; null without an answer. */
    public @Nullable Integer status() {
        return switch (outcome) {
            case Outcome.Answered answered -> answered.status();
            case Outcome.Unanswered unanswered -> null;
            case Outcome.Impossible impossible -> null;
        };
    }

    /** Why there is no answer; null with one. */
    public @Nullable String error() {
        return switch (outcome) {
            case Outcome.Answered answered -> null;
            case Outcome.Unanswered unanswered -> unanswered.reason();
            case Outcome.Impossible impossible -> impossible.reason();
        };
    }
}
