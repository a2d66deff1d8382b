package io.mooring.catalog.intake;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.Kind;
import io.mooring.contracts.problem.GeneralError;

/** Texts callers give. Each fails with 400 that names its field; absent ones stay absent. */
final class Texts {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 20_000;

    private static final List<String> TIERS = List.of("P0", "P1", "P2");

    private Texts() {}

    /** The body of a request that needs one. */
    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected an object");
        }
        return body;
    }

    /** A query parameter; empty when absent. */
    static String present(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The word of a kind; empty when absent. */
    static String kind(@Nullable String label) {
        if (label != null && Kind.find(label).isEmpty()) {
            throw GeneralError.BAD_REQUEST.at("kind", "expected one of " + Kind.labels());
        }
        return present(label);
    }

    /** A tier of the curated list; empty when absent. */
    static String tier(@Nullable String tier) {
        if (tier != null && !TIERS.contains(tier)) {
            throw GeneralError.BAD_REQUEST.at("tier", "expected one of " + String.join(", ", TIERS));
        }
        return present(tier);
    }

    /** A query parameter that is true or false. */
    static @Nullable Boolean flag(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw GeneralError.BAD_REQUEST.at(field, "expected true or false");
        }
        return Boolean.valueOf(text);
    }

    static @Nullable String name(@Nullable String name) {
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            throw GeneralError.BAD_REQUEST.at("/name", "expected 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    static @Nullable String description(@Nullable String description) {
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw GeneralError.BAD_REQUEST.at("/description",
                    "expected at most " + LONGEST_DESCRIPTION + " characters");
        }
        return description;
    }

    /** An absolute http or https URL. */
    static URI url(String field, @Nullable String text) {
        try {
            URI url = new URI(text == null ? "" : text.strip());
            if (url.getHost() != null && url.getScheme() != null && url.getScheme().matches("(?i)https?")) {
                return url;
            }
        } catch (URISyntaxException notAUrl) {
            throw GeneralError.BAD_REQUEST.at(field, "expected a valid URL");
        }
        throw GeneralError.BAD_REQUEST.at(field, "expected an absolute http or https URL");
    }
}
