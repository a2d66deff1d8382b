package io.mooring.connection.discovery;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;

import io.mooring.connection.oauth.OAuthClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Registers Mooring with an authorization server, RFC 7591. Fails with {@link DiscoveryFailure} alone. */
@ApplicationScoped
public class RegistrationClient {

    private static final Map<ClientAuth, ClientAuthenticationMethod> METHODS = Map.of(
            ClientAuth.BASIC, ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuth.POST, ClientAuthenticationMethod.CLIENT_SECRET_POST,
            ClientAuth.NONE, ClientAuthenticationMethod.NONE);

    private final DocumentClient documents;

    RegistrationClient(DocumentClient documents) {
        this.documents = documents;
    }

    /** A new client with exactly this redirect URI. */
    public Uni<OAuthClient> register(Discovered at, String name, String redirectUri, List<String> scopes) {
        return Uni.createFrom().deferred(() -> {
            String url = at.registrationUrl();
            if (url == null) {
                throw new DiscoveryFailure("the authorization server does not let clients register themselves", false);
            }
            ClientAuth auth = at.clientAuths().stream().filter(METHODS::containsKey).findFirst()
                    .orElse(ClientAuth.BASIC);
            return send(url, metadata(name, redirectUri, scopes, auth))
                    .chain(response -> isRefused(response) && !scopes.isEmpty()
                            ? send(url, metadata(name, redirectUri, List.of(), auth))
                            : Uni.createFrom().item(response))
                    .map(response -> client(response, auth));
        });
    }

    private Uni<EgressResponse> send(String url, ClientMetadata metadata) {
        return documents.send(EgressRequest.post(url, Buffer.buffer(metadata.toJSONObject().toJSONString()))
                .withHeader("Content-Type", "application/json"));
    }

    /** Some refuse scopes here that they grant to everybody, as Keycloak does {@code openid}; without, theirs are meant. */
    private static boolean isRefused(EgressResponse response) {
        return response.status() == 400 || response.status() == 403;
    }

    private static ClientMetadata metadata(String name, String redirectUri, List<String> scopes, ClientAuth auth) {
        ClientMetadata metadata = new ClientMetadata();
        metadata.setName(name);
        metadata.setRedirectionURI(URI.create(redirectUri));
        metadata.setGrantTypes(Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
        metadata.setResponseTypes(Set.of(ResponseType.CODE));
        metadata.setTokenEndpointAuthMethod(METHODS.get(auth));
        metadata.setCustomField("application_type", "web");
        if (!scopes.isEmpty()) {
            metadata.setScope(Scope.parse(scopes));
        }
        return metadata;
    }

    private static OAuthClient client(EgressResponse response, ClientAuth asked) {
        JsonNode answer = DocumentClient.object(response).orElseThrow(() -> refused(response));
        try {
            ClientInformation registered = ClientInformation.parse(JSONObjectUtils.parse(answer.toString()));
            ClientAuthenticationMethod method = registered.getMetadata().getTokenEndpointAuthMethod();
            ClientAuth auth = METHODS.entrySet().stream().filter(known -> known.getValue().equals(method))
                    .map(Map.Entry::getKey).findFirst().orElse(asked);
            return new OAuthClient(registered.getID().getValue(),
                    registered.getSecret() == null ? null : registered.getSecret().getValue(), auth);
        } catch (ParseException unreadable) {
            throw new DiscoveryFailure("the answer to the registration is not what RFC 7591 §3.2.1 describes", false);
        }
    }

    private static DiscoveryFailure refused(EgressResponse response) {
        return new DiscoveryFailure("the authorization server answered " + response.status() + " to the registration",
                response.status() >= 500 || response.status() == 429);
    }
}
