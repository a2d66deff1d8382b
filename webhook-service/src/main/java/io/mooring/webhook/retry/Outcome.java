package io.mooring.webhook.retry;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
public sealed interface Outcome {

    /** Too Many Requests, Bad Gateway, Service Unavailable, Gateway Timeout. */
    Set<Integer> OVERLOADED = Set.of(429, 502, 503, 504);

    /**
     * The subscriber answered.
     *
     * @param retryAfter the pause it asked for
     */
    record Answered(int status, @Nullable Duration retryAfter) implements Outcome {}

    /**
     * No answer.
     *
     * @param reason fit for the owner of the subscription
     */
    record Unanswered(String reason) implements Outcome {}

    /**
     * There is nothing left to be sent.
     *
     * @param reason fit for the owner of the subscription
     */
    record Impossible(String reason) implements Outcome {}

    /** Whether it says that the subscriber can't cope: others would not do better now. */
    default boolean isLoss() {
        return switch (this) {
            case Answered answered -> OVERLOADED.contains(answered.status());
            case Unanswered unanswered -> true;
            case Impossible impossible -> false;
        };
    }

    /** How long the subscriber asked to be left alone; zero when it did not. */
    default Duration pause() {
        return this instanceof Answered answered && answered.retryAfter() != null && isLoss()
                ? answered.retryAfter()
                : Duration.ZERO;
    }
}
