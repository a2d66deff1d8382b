package io.mooring.connection.apikey;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonValue;

import io.mooring.contracts.problem.GeneralError;

/** Whether a key lets anybody in. Only {@code ACTIVE} does; there is no way back from the others. */
enum KeyStatus {

    ACTIVE, EXPIRED, REVOKED;

    /** Reads query parameter {@code status}; none is any status. Fails with 400 that names it. */
    static @Nullable KeyStatus parse(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(values()).filter(status -> status.text().equals(text)).findAny()
                        .orElseThrow(() -> GeneralError.BAD_REQUEST.at("status",
                                "expected one of active, expired, revoked"));
    }

    /** As callers write it. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
