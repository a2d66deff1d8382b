package io.mooring.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/**
 * The id of an integration in its tenant.
 *
 * @param text 1 to 63 lower-case letters, digits, {@code _} and {@code -}; a letter or digit first and last
 */
public record Slug(String text) {

    private static final int LONGEST = 63;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?");
    /** Other things live at these paths below {@code /api/integrations}. */
    private static final Set<String> RESERVED = Set.of("connect", "connected", "disconnect", "callback", "configure",
            "detect");
    /** Integrations every tenant has. */
    private static final Set<String> BUILT_IN = Set.of("mooring", "postgres", "mysql", "redis", "mongodb");

    /** The slug of a new integration. Fails with 400 or 409 that names {@code /slug}. */
    public static Slug of(@Nullable String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw GeneralError.BAD_REQUEST.at("/slug",
                    "expected 1 to 63 lower-case letters, digits, _ and -, a letter or digit first and last");
        }
        if (RESERVED.contains(text) || BUILT_IN.contains(text)) {
            throw CatalogError.SLUG_RESERVED.at("/slug", "expected another slug than " + text);
        }
        return new Slug(text);
    }

    /** Whether it is that of an integration which is part of Mooring. */
    public boolean isBuiltIn() {
        return BUILT_IN.contains(text);
    }

    /** A slug for something of this title or host name; empty when no letter or digit is in it. */
    public static String propose(String text) {
        String clean = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String cut = clean.substring(0, Math.min(clean.length(), LONGEST + 1)).replaceAll("^_|_$", "");
        return cut.substring(0, Math.min(cut.length(), LONGEST)).replaceAll("_$", "");
    }

    @Override
    public String toString() {
        return text;
    }
}
