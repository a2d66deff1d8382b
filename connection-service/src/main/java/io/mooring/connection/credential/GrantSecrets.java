package io.mooring.connection.credential;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What renews a credential, in the clear: no lease ever renders it.
 *
 * @param refreshToken null when the provider gave none
 * @param previousRefreshToken the one before it, for as long as the provider may still want it
 * @param captured other secrets of the grant by name, such as an id token
 */
public record GrantSecrets(@Nullable String refreshToken, @Nullable String previousRefreshToken,
        Map<String, String> captured) {

    public GrantSecrets {
        captured = Map.copyOf(captured);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "GrantSecrets" + captured.keySet();
    }
}
