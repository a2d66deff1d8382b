package io.mooring.webhook;

import java.time.DateTimeException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Times;
import io.mooring.contracts.problem.GeneralError;

/** What callers send, checked; each failure names the field. */
public final class Fields {

    private Fields() {}

    /** The body itself. */
    public static <T> T requireBody(@Nullable T body) {
        if (body == null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected a JSON object");
        }
        return body;
    }

    /** A text that says something and can be stored: PostgreSQL has no character zero. */
    public static String requireText(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
            throw GeneralError.BAD_REQUEST.at(pointer, "expected a text of 1 to " + longest + " characters");
        }
        return text;
    }

    /** A point in time, or none. */
    public static @Nullable Instant findInstant(String name, @Nullable String text) {
        try {
            return text == null ? null : Times.parse(text);
        } catch (DateTimeException e) {
            throw GeneralError.BAD_REQUEST.at(name, "expected a time such as 2026-01-31T12:00:00Z");
        }
    }
}
