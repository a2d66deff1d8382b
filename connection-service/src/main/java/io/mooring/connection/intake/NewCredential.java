package io.mooring.connection.intake;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.mooring.connection.credential.GivenKey;

/**
 * New values for a connection.
 *
 * @param value short for {@code values} of a method with one input
 * @param replace whether they may be of another account than before
 * @param authConfig whose app it is granted to from then on; of one that an app connected by itself
 */
public record NewCredential(@Nullable String value, @Nullable Map<String, @Nullable String> values,
        @Nullable Boolean replace, @JsonProperty("auth_config") @Nullable String authConfig) {

    @JsonCreator
    public NewCredential {}

    /** Pasted ones. */
    public NewCredential(@Nullable String value, @Nullable Map<String, @Nullable String> values,
            @Nullable Boolean replace) {
        this(value, values, replace, null);
    }

    GivenInputs given() {
        return new GivenInputs(value, values);
    }

    GivenKey key() {
        return GivenKey.of(value, values);
    }

    boolean hasValues() {
        return value != null || values != null && !values.isEmpty();
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
