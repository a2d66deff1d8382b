package io.mooring.executor.database.answer;

import java.util.Objects;

import io.mooring.executor.ToolError;

/** Why a question has no answer. The message is for the caller and the audit: no login and no argument is in it. */
public final class QueryFailure extends RuntimeException {

    private static final int LONGEST = 400;

    private final ToolError error;

    public QueryFailure(ToolError error, String detail) {
        super(Objects.requireNonNull(detail), null, false, false);
        this.error = Objects.requireNonNull(error);
    }

    /** A refusal before anything is asked. */
    public static QueryFailure refused(String why) {
        return new QueryFailure(ToolError.QUERY_REFUSED, why);
    }

    /** The server's own words, without control characters and not endless. */
    public static QueryFailure failed(String code, String words) {
        String clean = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String cut = clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
        return new QueryFailure(ToolError.QUERY_FAILED, cut.isEmpty() ? code : code + ": " + cut);
    }

    public ToolError error() {
        return error;
    }

    public String detail() {
        return Objects.requireNonNull(getMessage());
    }
}
