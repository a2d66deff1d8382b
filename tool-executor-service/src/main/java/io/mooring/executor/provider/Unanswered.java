package io.mooring.executor.provider;

import io.mooring.executor.Outcome;

/** A request of a tool that got no whole answer; goes through the tool's code to whoever runs it. */
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    Unanswered(Outcome outcome) {
        super("no answer", null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
