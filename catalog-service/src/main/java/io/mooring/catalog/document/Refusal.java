package io.mooring.catalog.document;

/** A text that is not as it must be, with the place: line and column from 1. */
final class Refusal extends RuntimeException {

    private final int line;
    private final int column;

    Refusal(String reason, int line, int column) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
