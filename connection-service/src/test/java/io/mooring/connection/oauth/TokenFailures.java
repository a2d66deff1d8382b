package io.mooring.connection.oauth;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Failures of token endpoints. */
public final class TokenFailures {

    private TokenFailures() {}

    public static TokenFailure of(TokenFailure.Kind kind, String code) {
        return of(kind, code, null);
    }

    public static TokenFailure of(TokenFailure.Kind kind, String code, @Nullable Duration retryAfter) {
        return new TokenFailure(kind, code, "the server answered " + code, retryAfter, null);
    }
}
