package io.mooring.catalog.intake;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.source.SpecSource;
import io.mooring.contracts.problem.GeneralError;

/** What requests about documents have in common. Each fails with 400 that names its field. */
final class SpecRequests {

    /** Where the document is: {@code url} with its address, or {@code blob} with its text. */
    record Spec(@Nullable String kind, @Nullable String url, @Nullable String value) {}

    private SpecRequests() {}

    static SpecSource source(@Nullable Spec spec) {
        if (spec == null) {
            throw GeneralError.BAD_REQUEST.at("/spec", "expected an object with kind url or blob");
        }
        return switch (spec.kind()) {
            case "url" -> new SpecSource.Fetched(Texts.url("/spec/url", spec.url()));
            case "blob" -> new SpecSource.Written(text(spec.value()));
            case null, default -> throw GeneralError.BAD_REQUEST.at("/spec/kind", "expected url or blob");
        };
    }

    static @Nullable String baseUrl(@Nullable String given) {
        return given == null ? null : Texts.url("/baseUrl", given).toString();
    }

    private static String text(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw GeneralError.BAD_REQUEST.at("/spec/value", "expected the text of an OpenAPI document");
        }
        return value;
    }
}
