package io.mooring.connection.intake;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * New values for a connection.
 *
 * @param value short for {@code values} of a method with one input
 * @param replace whether they may be of another account than before
 */
public record NewCredential(@Nullable String value, @Nullable Map<String, @Nullable String> values,
        @Nullable Boolean replace) {

    GivenInputs given() {
        return new GivenInputs(value, values);
    }

    boolean mayReplace() {
        return Boolean.TRUE.equals(replace);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "NewCredential";
    }
}
