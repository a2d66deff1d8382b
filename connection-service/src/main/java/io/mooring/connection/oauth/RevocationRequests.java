package io.mooring.connection.oauth;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mooring.connection.oauth.RevocationClient.Tokens;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;
import io.mooring.contracts.provider.OAuthFacts.Revoke;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/** A request that gives a token back, as the provider wants it. */
final class RevocationRequests {

    private RevocationRequests() {}

    /** @param form sent unless the facts have a body of their own, or the method has none */
    static EgressRequest of(Revoke revoke, OAuthClient client, Tokens tokens, Map<String, List<String>> form) {
        Map<String, String> values = values(client, tokens);
        Map<String, List<String>> parameters = new LinkedHashMap<>(form);
        ClientProof proof = proof(revoke, client, tokens);
        parameters.putAll(proof.parameters());
        EgressRequest request = EgressRequest.of(HttpMethod.valueOf(revoke.method() == null ? "POST" : revoke.method()),
                Holes.inUrl(revoke.url(), values)).withHeader("Accept", "application/json");
        return Requests.authorized(body(revoke, request, values, parameters), proof);
    }

    private static EgressRequest body(Revoke revoke, EgressRequest request, Map<String, String> values,
            Map<String, List<String>> parameters) {
        if (revoke.body() != null) {
            return request.withBody(Buffer.buffer(Holes.inJson(revoke.body(), values)))
                    .withHeader("Content-Type", "application/json");
        }
        return "DELETE".equals(revoke.method()) ? request : Requests.form(request.uri(), parameters);
    }

    private static ClientProof proof(Revoke revoke, OAuthClient client, Tokens tokens) {
        String secret = client.secret() == null ? "" : client.secret();
        return switch (revoke.auth()) {
            case NONE -> new ClientProof(null, Map.of());
            case ACCESS_TOKEN -> new ClientProof("Bearer " + tokens.access(), Map.of());
            case CLIENT_BASIC -> ClientProof.of(as(client, ClientAuth.BASIC), revoke.url());
            case CLIENT_POST -> ClientProof.of(as(client, ClientAuth.POST), revoke.url());
            case CLIENT_ID -> ClientProof.of(as(client, ClientAuth.NONE), revoke.url());
            case CLIENT_SECRET_BEARER -> new ClientProof("Bearer " + secret, id(client));
            case CLIENT_SECRET_HEADER -> new ClientProof("Client " + secret, id(client)); // Square's scheme
        };
    }

    /** Clients that sign, or have no secret, prove themselves here as they do everywhere. */
    private static OAuthClient as(OAuthClient client, ClientAuth auth) {
        return client.secret() == null || client.auth() == ClientAuth.ASSERTION
                ? client
                : new OAuthClient(client.id(), client.secret(), auth);
    }

    private static Map<String, List<String>> id(OAuthClient client) {
        return Map.of("client_id", List.of(client.id()));
    }

    private static Map<String, String> values(OAuthClient client, Tokens tokens) {
        Map<String, String> values = new HashMap<>(tokens.captures());
        values.put("client_id", client.id());
        values.put("access_token", tokens.access());
        if (tokens.refresh() != null) {
            values.put("refresh_token", tokens.refresh());
        }
        return values;
    }
}
