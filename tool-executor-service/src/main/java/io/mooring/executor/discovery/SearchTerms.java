package io.mooring.executor.discovery;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/**
 * What is searched for.
 *
 * @param text words in any order
 * @param integration the one that is wanted; null for all
 * @param limit most candidates
 */
public record SearchTerms(String text, @Nullable String integration, int limit) {

    private static final int LONGEST = 2000;
    private static final int USUAL = 10;
    private static final int MOST = 50;

    /** Reads the query parameters; fails with 400 that names the parameter. */
    public static SearchTerms of(@Nullable String text, @Nullable String integration, @Nullable String limit) {
        if (text == null || text.length() > LONGEST || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw GeneralError.BAD_REQUEST.at("q", "expected what the tool should do, in words: 1 to " + LONGEST
                    + " characters with a letter or digit");
        }
        int most = limit == null ? USUAL : limit.matches("\\d{1,9}") ? Integer.parseInt(limit) : 0;
        if (most < 1 || most > MOST) {
            throw GeneralError.BAD_REQUEST.at("limit", "expected a number from 1 to " + MOST);
        }
        return new SearchTerms(text, integration, most);
    }
}
