package io.mooring.connection.authconfig;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.OAuthClient;
import io.mooring.contracts.provider.ProviderFacts;

/**
 * An auth config, ready to be used: with the client secret in the clear.
 *
 * @param id of the auth config; empty where accounts prove themselves
 * @param app slug of the integration, or id of the provider
 * @param facts of the provider; absent when nobody described it
 * @param described its URLs may have holes
 * @param scopes to ask for; none: as the server likes
 * @param params beside those of the protocol
 * @param redirectUri exactly as registered at the provider
 * @param variables values for the holes, shared by all accounts
 * @param registersItself whether Mooring became this client by itself, and may become another one
 */
public record App(String id, String app, @Nullable ProviderFacts facts, AuthorizationServer described,
        OAuthClient client, List<String> scopes, Map<String, String> params, String redirectUri,
        Map<String, String> variables, boolean registersItself) {

    /** As an operator set it up, or as accounts prove themselves. */
    public App(String id, String app, @Nullable ProviderFacts facts, AuthorizationServer described, OAuthClient client,
            List<String> scopes, Map<String, String> params, String redirectUri, Map<String, String> variables) {
        this(id, app, facts, described, client, scopes, params, redirectUri, variables, false);
    }

    /**
     * The authorization server of one account.
     *
     * @param own values the account itself brought; they win over the app's. Fails with 400 when a hole stays empty
     */
    public AuthorizationServer server(Map<String, String> own) {
        try {
            return described.filled(variables(own));
        } catch (AuthorizationServer.MissingVariable missing) {
            throw ConnectionError.MISSING_VARIABLE.at("/variables/" + missing.name(),
                    "a value, the addresses of " + app + " depend on it");
        }
    }

    /** Values somebody gave for holes. Fails with 400 naming the one that does not fit. */
    public Map<String, String> checked(Map<String, @Nullable String> given) {
        Map<String, String> checked = new HashMap<>();
        given.forEach((name, value) -> checked.put(name, Blueprint.variable(facts, name, value)));
        return checked;
    }

    /** Those of the app and of one account together. */
    public Map<String, String> variables(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(own);
        return all;
    }

    /** Whether it is the one to sign in by at this authorization server; what an operator set up is left to him. */
    boolean servesAt(@Nullable String issuer) {
        return !registersItself || Objects.equals(issuer, described.issuer());
    }

    /** Whether there is an auth config; where accounts prove themselves there is none. */
    public boolean isConfigured() {
        return !id.isEmpty();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "App[" + id + ", " + app + "]";
    }
}
