package io.mooring.connection.oauth;

import java.net.URI;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;

import io.mooring.contracts.provider.OAuthFacts;
import io.mooring.contracts.provider.OAuthFacts.Authorize;
import io.mooring.contracts.provider.OAuthFacts.Pkce;

/**
 * The request for consent that a browser carries to the authorization server, RFC 6749 §4.1.1.
 *
 * @param scopes none: the request names none
 * @param verifier absent when no challenge is to go along
 * @param params sent along; those of the protocol can't be replaced by them
 */
public record AuthorizationRequest(String clientId, String redirectUri, Collection<String> scopes, String state,
        @Nullable String verifier, Map<String, String> params) {

    private static final int VERIFIER_BYTES = 32;

    /** A verifier of 32 random bytes, RFC 7636 §4.1; null when the server is not to be sent a challenge. */
    public static @Nullable String verifier(AuthorizationServer server, RandomGenerator random) {
        Pkce pkce = server.facts().pkce();
        if (pkce != null && !pkce.send()) {
            return null;
        }
        byte[] bytes = new byte[VERIFIER_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Where the browser goes. Fails with {@link TokenFailure} when the server has no authorization endpoint on the web. */
    public URI at(AuthorizationServer server) {
        Authorize authorize = server.facts().authorize();
        if (authorize == null || !authorize.url().matches("(?i)https?://.+")) {
            throw TokenFailure.ofCode("unsupported_response_type", "nobody can be asked for consent there");
        }
        var request = new com.nimbusds.oauth2.sdk.AuthorizationRequest.Builder(ResponseType.CODE,
                new ClientID(clientId)).endpointURI(URI.create(authorize.url()))
                .redirectionURI(URI.create(redirectUri)).state(new State(state));
        authorize.params().forEach(request::customParameter);
        params.forEach(request::customParameter);
        if (!scopes.isEmpty() && !authorize.scopesSetOnApp()) {
            request.customParameter("scope", ScopeText.of(server.facts(), scopes));
        }
        if (verifier != null) {
            request.codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256);
        }
        return server.resource() == null
                ? request.build().toURI()
                : request.resource(URI.create(server.resource())).build().toURI();
    }

    /** Scopes to ask for when nobody says which. */
    public static Collection<String> usualScopes(OAuthFacts facts) {
        return facts.authorize() == null ? List.of() : facts.authorize().scopes();
    }

    /** Without verifier and state. */
    @Override
    public String toString() {
        return "AuthorizationRequest[" + clientId + ", " + scopes + "]";
    }
}
