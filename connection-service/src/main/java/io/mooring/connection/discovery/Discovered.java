package io.mooring.connection.discovery;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;

/**
 * An authorization server, as its own metadata describes it.
 *
 * @param registrationUrl where a client registers itself, RFC 7591
 * @param readsClientDocuments whether a client id may be the URL of a document about the client
 * @param scopes to ask for: those of the resource, else none
 * @param clientAuths ways a client may prove itself, the one we like best first
 */
public record Discovered(AuthorizationServer server, @Nullable String registrationUrl, boolean readsClientDocuments,
        List<String> scopes, List<ClientAuth> clientAuths) {

    public Discovered {
        scopes = List.copyOf(scopes);
        clientAuths = List.copyOf(clientAuths);
    }
}
