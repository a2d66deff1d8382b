package io.mooring.webhook.retry;

import java.time.Duration;

/** What is to be done after an attempt. */
public sealed interface Verdict {

    /** Nothing: the subscriber has the event. */
    record Delivered(int status) implements Verdict {}

    /** Try again after the pause. */
    record Again(Duration pause, String reason) implements Verdict {}

    /**
     * Never again.
     *
     * @param gone the subscriber said that it does not exist any more
     */
    record GivenUp(String reason, boolean gone) implements Verdict {}
}
