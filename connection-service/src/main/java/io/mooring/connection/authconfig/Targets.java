package io.mooring.connection.authconfig;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.discovery.Discovered;
import io.mooring.connection.discovery.DiscoveryClient;
import io.mooring.connection.discovery.DiscoveryFailure;
import io.mooring.connection.discovery.RegistrationClient;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.AuthMethod.OAuth;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.OAuthClient;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.ProviderFacts.Auth;
import io.mooring.contracts.provider.Providers;
import io.smallrye.mutiny.Uni;

/** Finds out where an app's authorization server is, and becomes a client there. Asks other servers: no transaction. */
@ApplicationScoped
class Targets {

    private static final String OURSELVES = "Mooring";

    private final Providers providers = Providers.registered();
    private final DiscoveryClient discovery;
    private final RegistrationClient registration;

    Targets(DiscoveryClient discovery, RegistrationClient registration) {
        this.discovery = discovery;
        this.registration = registration;
    }

    /** @param discovered only when the server had to be asked */
    record Found(Target target, @Nullable Discovered discovered) {}

    /** Fails with 400 when there is no such app, with 502 when its server can't be used. */
    Uni<Found> find(String app, Optional<IntegrationView> view) {
        OAuth oauth = view.flatMap(Targets::oauth).orElse(null);
        List<String> scopes = oauth == null ? List.of() : oauth.scopes();
        Optional<ProviderFacts> provider = provider(app, view.orElse(null), oauth);
        if (provider.isPresent()) {
            return Uni.createFrom().item(new Found(Target.of(app, provider.get(),
                    scopes.isEmpty() ? usual(provider.get()) : scopes), null));
        }
        if (oauth == null) {
            return Uni.createFrom().failure(() -> ConnectionError.UNKNOWN_APP.at("/app",
                    "expected an integration with a method oauth, or a provider that signs people in"));
        }
        return oauth.tokenUrl() != null
                ? Uni.createFrom().item(new Found(declared(app, oauth, oauth.tokenUrl()), null))
                : discovered(app, oauth, scopes, view.filter(IntegrationView::speaksMcp).isPresent());
    }

    /** Facts of a provider that signs people in by OAuth 2. */
    Optional<ProviderFacts> provider(@Nullable String id) {
        return Optional.ofNullable(id).flatMap(providers::find).map(IntegrationProvider::facts)
                .filter(facts -> facts.auth() == Auth.OAUTH2 && facts.oauth() != null);
    }

    private Optional<ProviderFacts> provider(String app, @Nullable IntegrationView view, @Nullable OAuth oauth) {
        return provider(oauth == null ? null : oauth.provider())
                .or(() -> oauth == null ? provider(view == null ? null : view.provider()) : Optional.empty())
                .or(() -> oauth == null ? provider(app) : Optional.empty());
    }

    private static List<String> usual(ProviderFacts facts) {
        var authorize = facts.oauth() == null ? null : facts.oauth().authorize();
        return authorize == null ? List.of() : authorize.scopes();
    }

    private static Optional<OAuth> oauth(IntegrationView view) {
        return view.authMethods().stream().map(AuthMethod::oauth).filter(method -> method != null).findFirst();
    }

    private static Target declared(String app, OAuth oauth, String tokenUrl) {
        return new Target(app, null,
                AuthorizationServer.declared(oauth.authorizationUrl(), tokenUrl, oauth.refreshUrl(), oauth.resource()),
                oauth.scopes(), ClientAuth.BASIC);
    }

    private Uni<Found> discovered(String app, OAuth oauth, List<String> scopes, boolean mcp) {
        if (oauth.discoveryUrl() == null) {
            return Uni.createFrom().failure(() -> ConnectionError.UNKNOWN_APP.at("/app",
                    "expected an integration that says where people sign in"));
        }
        return (mcp ? discovery.discoverMcp(oauth.discoveryUrl()) : discovery.discover(oauth.discoveryUrl()))
                .onFailure(DiscoveryFailure.class)
                .transform(Targets::unusable).map(found -> new Found(new Target(app, null, found.server(),
                        scopes.isEmpty() ? found.scopes() : scopes, found.clientAuths().stream()
                                .findFirst().orElse(ClientAuth.BASIC)),
                        found));
    }

    /** Fails with 502 when the server does not let clients register themselves. */
    Uni<OAuthClient> register(Discovered at, Blueprint wanted) {
        return registration.register(at, OURSELVES, wanted.redirectUri(), wanted.scopes())
                .onFailure(DiscoveryFailure.class).transform(Targets::unusable);
    }

    private static RuntimeException unusable(DiscoveryFailure failure) {
        return ConnectionError.NO_AUTHORIZATION_SERVER.because(failure.detail());
    }
}
