package io.mooring.executor.approval;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.problem.GeneralError;

/**
 * What somebody decided.
 *
 * @param note in their words, for those who read it later
 */
record Verdict(boolean approved, Caller by, @Nullable String note) {

    private static final int LONGEST_NOTE = 1000;

    /** Fails with 400 that names the field. */
    static Verdict of(boolean approved, Caller by, @Nullable Note note) {
        String text = note == null ? null : note.note();
        if (text != null && text.length() > LONGEST_NOTE) {
            throw GeneralError.BAD_REQUEST.at("/note", "expected at most " + LONGEST_NOTE + " characters");
        }
        return new Verdict(approved, by, text);
    }

    String state() {
        return approved ? "APPROVED" : "DENIED";
    }

    /** Body of the routes that decide; it may be left out. */
    record Note(@Nullable String note) {}
}
