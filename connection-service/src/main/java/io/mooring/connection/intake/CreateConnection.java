package io.mooring.connection.intake;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The request as it comes.
 *
 * @param owner org or user
 * @param userId the user when the owner is one
 * @param integration slug
 * @param template slug of an auth method with values
 * @param value short for {@code values} of a method with one input
 */
public record CreateConnection(@Nullable String owner, @Nullable @JsonProperty("user_id") String userId,
        @Nullable String integration, @Nullable @JsonAlias("connection_name") String name, @Nullable String template,
        @Nullable String value, @Nullable Map<String, @Nullable String> values) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "CreateConnection[" + integration + " " + name + "]";
    }
}
