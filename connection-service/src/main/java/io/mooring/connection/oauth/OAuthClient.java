package io.mooring.connection.oauth;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.provider.OAuthFacts.ClientAuth;

/**
 * What Mooring is at an authorization server.
 *
 * @param id client id
 * @param secret client secret; for {@link ClientAuth#ASSERTION} a private key as JWK (RFC 7517); none for a public client
 * @param auth how the client proves itself, RFC 6749 §2.3
 */
public record OAuthClient(String id, @Nullable String secret, ClientAuth auth) {

    /** Nobody: what is sent proves itself. */
    public static OAuthClient none() {
        return new OAuthClient("", null, ClientAuth.NONE);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OAuthClient[" + id + ", " + auth + "]";
    }
}
