package io.mooring.connection.credential;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What renews a credential, in the clear: no lease ever renders it.
 *
 * @param refreshToken null when the provider gave none
 * @param previousRefreshToken the one before it, for as long as the provider may still want it
 * @param captured other secrets of the grant by name, such as an id token, or the key of a service account
 * @param by what gets the next token without a refresh token; null: nothing does
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GrantSecrets(@Nullable String refreshToken, @Nullable String previousRefreshToken,
        Map<String, String> captured, @Nullable String by) {

    /** The app's own credentials, RFC 6749 §4.4. */
    public static final String BY_CLIENT = "client_credentials";
    /** Claims a captured key signs, RFC 7523. */
    public static final String BY_KEY = "jwt_bearer";

    @JsonCreator
    public GrantSecrets {
        captured = Map.copyOf(captured);
    }

    public GrantSecrets(@Nullable String refreshToken, @Nullable String previousRefreshToken,
            Map<String, String> captured) {
        this(refreshToken, previousRefreshToken, captured, null);
    }

    /** The same way to the next token, with another one. */
    public GrantSecrets with(@Nullable String next, @Nullable String previous, Map<String, String> kept) {
        return new GrantSecrets(next, previous, kept, by);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "GrantSecrets" + captured.keySet();
    }
}
