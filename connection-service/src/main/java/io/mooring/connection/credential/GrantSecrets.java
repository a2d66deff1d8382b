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
 */
public record GrantSecrets(@Nullable String refreshToken, @Nullable Previous previous, boolean rotated,
        Map<String, String> captured) {

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
        return new GrantSecrets(refreshToken, null, false, captured);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "GrantSecrets" + captured.keySet();
    }
}
