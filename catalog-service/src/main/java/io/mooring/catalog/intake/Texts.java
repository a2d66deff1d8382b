package io.mooring.catalog.intake;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/** Texts callers give. Each fails with 400 that names its field; absent ones stay absent. */
final class Texts {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 20_000;

    private Texts() {}

    /** The body of a request that needs one. */
    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected an object");
        }
        return body;
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
