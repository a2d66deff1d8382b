package io.mooring.connection;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/** A request without a body, or with the body {@code null}, reaches a resource as {@code null}. */
public final class Body {

    private Body() {}

    /** Fails with 400 when there is none. */
    public static <T> T require(@Nullable T body) {
        if (body == null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected a JSON object");
        }
        return body;
    }
}
