package io.mooring.connection.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.util.URLUtils;

import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.provider.OAuthFacts.Token;
import io.vertx.core.buffer.Buffer;

/** Parameters as HTTP requests: forms, or JSON where the provider wants that. */
final class Requests {

    private static final String ACCEPT = "Accept";
    private static final String JSON = "application/json";

    private Requests() {}

    static EgressRequest post(String url, Token token, ClientProof proof, Map<String, List<String>> parameters) {
        Map<String, List<String>> all = new LinkedHashMap<>(parameters);
        all.putAll(proof.parameters());
        boolean json = "JSON".equals(token.format());
        EgressRequest request = json ? json(url, all) : form(url, all);
        return authorized(request, proof).withHeader(ACCEPT, token.accept() == null ? JSON : token.accept());
    }

    static EgressRequest get(String url, Map<String, List<String>> parameters) {
        return EgressRequest.get(url + (url.contains("?") ? "&" : "?") + URLUtils.serializeParameters(parameters))
                .withHeader(ACCEPT, JSON);
    }

    static EgressRequest form(String url, Map<String, List<String>> parameters) {
        return EgressRequest.post(url, Buffer.buffer(URLUtils.serializeParameters(parameters)))
                .withHeader("Content-Type", "application/x-www-form-urlencoded");
    }

    static EgressRequest authorized(EgressRequest request, ClientProof proof) {
        String authorization = proof.authorization();
        return authorization == null ? request : request.withSecretHeader("Authorization", authorization);
    }

    private static EgressRequest json(String url, Map<String, List<String>> parameters) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        parameters.forEach((name, values) -> body.put(name, values.getFirst()));
        return EgressRequest.post(url, Buffer.buffer(body.toString())).withHeader("Content-Type", JSON);
    }
}
