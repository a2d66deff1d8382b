package io.mooring.connection.grant;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.authconfig.App;
import io.mooring.connection.authconfig.Apps;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.link.Connection;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.OAuthClient;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.ProviderFacts.Auth;
import io.mooring.contracts.provider.Providers;
import io.smallrye.mutiny.Uni;

/** The apps connections are granted by: that of their auth config; for a service account, which needs none, its server. */
@ApplicationScoped
public class KeyApps {

    private final Providers providers = Providers.registered();
    private final Apps apps;
    private final IntegrationViewStore integrations;

    KeyApps(Apps apps, IntegrationViewStore integrations) {
        this.apps = apps;
        this.integrations = integrations;
    }

    /** Fails with 404 or 409 when something of it is gone. */
    public Uni<App> require(Mutiny.Session session, String tenant, Connection it) {
        String config = it.grant().authConfig();
        return config != null
                ? apps.require(session, tenant, config)
                : integrations.find(session, tenant, it.integration()).map(view -> view
                        .map(there -> of(there, there.method(it.template()).orElseThrow(KeyApps::gone)))
                        .orElseThrow(KeyApps::gone));
    }

    /** Fails with 400 when nobody knows where tokens are got. */
    App of(IntegrationView view, AuthMethod method) {
        AuthMethod.OAuth oauth = method.oauth();
        ProviderFacts facts = facts(oauth);
        AuthorizationServer server = facts != null && facts.oauth() != null
                ? AuthorizationServer.of(facts.oauth())
                : declared(oauth);
        return new App("", view.slug(), facts, server, OAuthClient.none(), oauth == null ? List.of() : oauth.scopes(),
                Map.of(), "", Map.of());
    }

    private @Nullable ProviderFacts facts(AuthMethod.@Nullable OAuth oauth) {
        String provider = oauth == null ? null : oauth.provider();
        return provider == null
                ? null
                : providers.find(provider).map(IntegrationProvider::facts)
                        .filter(found -> found.auth() == Auth.SERVICE_ACCOUNT).orElse(null);
    }

    private static AuthorizationServer declared(AuthMethod.@Nullable OAuth oauth) {
        if (oauth == null || oauth.tokenUrl() == null) {
            throw GeneralError.BAD_REQUEST.at("/template", "expected a method that says where tokens are got");
        }
        return AuthorizationServer.declared(oauth.authorizationUrl(), oauth.tokenUrl(), oauth.refreshUrl(),
                oauth.resource());
    }

    private static RuntimeException gone() {
        return ConnectionError.CONNECTION_NOT_ACTIVE
                .because("the integration no longer has the way to authenticate of this connection; connect again");
    }
}
