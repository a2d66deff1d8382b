package io.mooring.webhook.lane;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** An attempt under way. */
public final class Running {

    private enum State {
        EARLY, LATE, OVER
    }

    private final String subscription;
    private final Instant start;
    private final boolean tries;
    private volatile int bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.EARLY);

    /** @param tries whether it finds out for others */
    Running(String subscription, Instant start, boolean tries) {
        this.subscription = subscription;
        this.start = start;
        this.tries = tries;
    }

    String subscription() {
        return subscription;
    }

    boolean tries() {
        return tries;
    }

    /** Of the body it carries. */
    int bytes() {
        return bytes;
    }

    void carry(int size) {
        bytes = size;
    }

    boolean startedBefore(Instant time) {
        return start.isBefore(time);
    }

    boolean isOver() {
        return state.get() == State.OVER;
    }

    /** Whether it has become late by this. */
    boolean becomesLate() {
        return state.compareAndSet(State.EARLY, State.LATE);
    }

    /** Ends it; whether it was late. */
    boolean end() {
        return state.getAndSet(State.OVER) == State.LATE;
    }
}
