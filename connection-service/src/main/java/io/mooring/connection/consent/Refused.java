package io.mooring.connection.consent;

/** A browser that is not let on, with what it is told. Not a fault of the program: without stack trace. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    Refused(Outcome outcome) {
        super(outcome.detail(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
