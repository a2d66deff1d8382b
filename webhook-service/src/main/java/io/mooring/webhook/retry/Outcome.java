package io.mooring.webhook.retry;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
public sealed interface Outcome {

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
}
