package io.mooring.contracts.page;

import java.time.DateTimeException;
import java.time.Instant;

/** Points in time that callers name. */
public final class Times {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Times() {}

    /**
     * Reads one as in RFC 3339, section 5.6, whose years have four digits; more is beyond what the database keeps.
     *
     * @throws DateTimeException when it is none
     */
    public static Instant parse(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(FIRST) || time.isAfter(END)) {
            throw new DateTimeException("not a year of four digits");
        }
        return time;
    }
}
