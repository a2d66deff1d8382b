package io.mooring.catalog.text;

/** A text that is not as it must be, with the place: line and column from 1. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 100;

    private final int line;
    private final int column;

    public Refusal(String reason, int line, int column) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** A key that may be too long for a message. */
    public static String brief(String key) {
        return key.length() <= LONGEST ? key : key.substring(0, LONGEST) + "…";
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
