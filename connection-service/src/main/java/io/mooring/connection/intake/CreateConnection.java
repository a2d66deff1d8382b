package io.mooring.connection.intake;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The request as it comes.
 *
 * @param owner org or user
 * @param userId the user when the owner is one
 * @param integration slug
 * @param template slug of an auth method with values
 * @param value short for {@code values} of a method with one input
 * @param grant {@code client_credentials}: the app of an auth config connects by itself; usual where values are missing and
 *        the method has that flow. {@code jwt_bearer}: the value is the key file of a service account; usual where the method
 *        has that flow alone
 * @param authConfig id of that auth config; null: the integration's
 * @param scopes to ask for then
 * @param variables values for the holes in the provider's addresses
 */
public record CreateConnection(@Nullable String owner, @Nullable @JsonProperty("user_id") String userId,
        @Nullable String integration, @Nullable @JsonAlias("connection_name") String name, @Nullable String template,
        @Nullable String value, @Nullable Map<String, @Nullable String> values, @Nullable String grant,
        @Nullable @JsonProperty("auth_config") String authConfig, @Nullable List<@Nullable String> scopes,
        @Nullable Map<String, @Nullable String> variables) {

    @JsonCreator
    public CreateConnection {}

    /** With pasted values. */
    public CreateConnection(@Nullable String owner, @Nullable String userId, @Nullable String integration,
            @Nullable String name, @Nullable String template, @Nullable String value,
            @Nullable Map<String, @Nullable String> values) {
        this(owner, userId, integration, name, template, value, values, null, null, null, null);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "CreateConnection[" + integration + " " + name + "]";
    }
}
