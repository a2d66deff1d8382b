package io.mooring.executor.entrance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a client has to know to get in (RFC 9728), and how it is told (RFC 6750 §3).
 *
 * @param base address of the gateway as clients know it, without a slash at its end
 * @param issuer whose tokens are taken
 */
record ProtectedResource(String base, String issuer) {

    static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";
    /** Keycloak's word for the scope that puts a person's roles into a token. */
    static final String SCOPE = "roles";

    /** The document of one endpoint. @param path of the endpoint */
    ObjectNode document(String path) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("resource", base + path);
        document.putArray("authorization_servers").add(issuer);
        document.putArray("scopes_supported").add(SCOPE);
        document.putArray("bearer_methods_supported").add("header");
        return document.put("resource_name", "Mooring");
    }

    /** {@code WWW-Authenticate} for who did not prove who it is. */
    String challenge(String path, boolean refused) {
        return "Bearer realm=\"mooring\", " + (refused ? "error=\"invalid_token\", " : "") + rest(path);
    }

    /** The same for a token that lacks something. */
    String scopeChallenge(String path) {
        return "Bearer realm=\"mooring\", error=\"insufficient_scope\", " + rest(path);
    }

    private String rest(String path) {
        return "scope=\"" + SCOPE + "\", resource_metadata=\"" + base + WELL_KNOWN + path + "\"";
    }
}
