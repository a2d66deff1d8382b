package io.mooring.connection.oauth;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.provider.OAuthFacts.Source;

/**
 * What the browser brought back from the authorization server, RFC 6749 §4.1.2.
 *
 * @param code to exchange
 * @param captures parameters the provider's facts ask to keep
 */
public record Callback(String code, Map<String, String> captures) {

    private static final int MAX_CODE = 4096;

    /**
     * Reads the parameters of a callback whose state was found to be ours and for this server.
     *
     * @throws TokenFailure with the server's error code; {@code issuer_mismatch} when another server sent it (RFC 9207)
     *         and then nothing it says is repeated; {@code invalid_callback} when it makes no sense
     */
    public static Callback of(AuthorizationServer server, Map<String, List<String>> parameters) {
        requireIssuer(server, parameters);
        String error = single(parameters, "error");
        if (!error.isEmpty()) {
            throw refused(error, single(parameters, "error_description"));
        }
        String code = single(parameters, "code");
        if (code.isEmpty() || code.length() > MAX_CODE) {
            throw TokenFailure.of(TokenFailure.Kind.PERMANENT, "invalid_callback",
                    "the provider sent the browser back with neither a code nor an error");
        }
        return new Callback(code, TokenAnswers.captures(server.facts(), Source.CALLBACK, tree(parameters)));
    }

    private static void requireIssuer(AuthorizationServer server, Map<String, List<String>> parameters) {
        String issuer = single(parameters, "iss");
        boolean missing = issuer.isEmpty() && server.sendsIssuer();
        boolean foreign = !issuer.isEmpty() && server.issuer() != null && !issuer.equals(server.issuer());
        if (missing || foreign) {
            throw TokenFailure.of(TokenFailure.Kind.PERMANENT, "issuer_mismatch",
                    "the answer does not come from the authorization server that was asked");
        }
    }

    private static TokenFailure refused(String error, String description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", error).put("error_description",
                description);
        return Answers.refusal(body);
    }

    /** RFC 6749 §3.1: a parameter that comes twice is an attack or a mistake; either way it has no value. */
    private static String single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw TokenFailure.of(TokenFailure.Kind.PERMANENT, "invalid_callback",
                    "the callback has the parameter " + name + " more than once");
        }
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static ObjectNode tree(Map<String, List<String>> parameters) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        parameters.forEach((name, values) -> tree.put(name, values.isEmpty() ? "" : values.getFirst()));
        return tree;
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "Callback" + captures.keySet();
    }
}
