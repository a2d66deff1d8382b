package io.mooring.connection.credential;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What renews a credential, in the clear: no lease ever renders it.
 *
 * @param refreshToken null when the provider gave none
 * @param previous the one before it, while the provider may still want it
 * @param rotated whether there ever was one before it
 * @param captured other secrets of the grant by name, such as an id token
 * @param by what gets the next token without a refresh token; null: nothing does
 * @param key what signs for the next token; {@link #BY_KEY} alone
 */
public record GrantSecrets(@Nullable String refreshToken, @Nullable Previous previous, boolean rotated,
        Map<String, String> captured, @Nullable String by, @Nullable SigningKey key) {

    /** The app's own credentials, RFC 6749 §4.4. */
    public static final String BY_CLIENT = "client_credentials";

    /** A key of a service account, RFC 7523 §2.1. */
    public static final String BY_KEY = "jwt_bearer";

    /** A refresh token that was replaced; sealed apart, and destroyed at its end. */
    public record Previous(String token, Instant until) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Previous[" + until + "]";
        }
    }

    public GrantSecrets {
        captured = Map.copyOf(captured);
    }

    /** Of a consent. */
    public static GrantSecrets first(@Nullable String refreshToken, Map<String, String> captured) {
        return new GrantSecrets(refreshToken, null, false, captured, null, null);
    }

    /** Of an app that is granted its own tokens. */
    public static GrantSecrets ofClient(Map<String, String> captured) {
        return new GrantSecrets(null, null, false, captured, BY_CLIENT, null);
    }

    /** Of a service account. */
    public static GrantSecrets ofKey(SigningKey key, Map<String, String> captured) {
        return new GrantSecrets(null, null, false, captured, BY_KEY, key);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "GrantSecrets" + captured.keySet();
    }
}
