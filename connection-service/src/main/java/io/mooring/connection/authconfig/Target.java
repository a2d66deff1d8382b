package io.mooring.connection.authconfig;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;
import io.mooring.contracts.provider.ProviderFacts;

/**
 * The app an auth config is for, and its authorization server: a provider's, or one that was declared or discovered.
 *
 * @param provider present when server is not
 * @param server present when provider is not
 * @param scopes asked for unless the config says otherwise
 * @param clientAuth how clients prove themselves there, unless the config says otherwise
 */
record Target(String app, @Nullable ProviderFacts provider, @Nullable AuthorizationServer server, List<String> scopes,
        ClientAuth clientAuth) {

    Target {
        scopes = List.copyOf(scopes);
    }

    static Target of(String app, ProviderFacts provider, List<String> scopes) {
        ClientAuth usual = provider.oauth() == null ? null : provider.oauth().token().client();
        return new Target(app, provider, null, scopes, usual == null ? ClientAuth.POST : usual);
    }
}
