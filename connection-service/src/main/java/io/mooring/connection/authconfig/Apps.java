package io.mooring.connection.authconfig;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.Body;
import io.mooring.connection.ConnectionError;
import io.mooring.connection.authconfig.AuthConfigs.Kept;
import io.mooring.connection.authconfig.Targets.Found;
import io.mooring.connection.credential.SealedTexts;
import io.mooring.connection.integrationview.ArrivingIntegrations;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.OAuthClient;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;
import io.mooring.contracts.provider.ProviderFacts;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Apps to sign in at: made from what a caller gives or a server allows, and handed out ready to be used. */
@ApplicationScoped
public class Apps {

    private final Transactions transactions;
    private final AuthConfigs configs;
    private final AuthConfigStore store;
    private final SealedTexts secrets;
    private final Targets targets;
    private final Surroundings surroundings;

    Apps(Transactions transactions, AuthConfigs configs, AuthConfigStore store, SealedTexts secrets, Targets targets,
            Surroundings surroundings) {
        this.transactions = transactions;
        this.configs = configs;
        this.store = store;
        this.secrets = secrets;
        this.targets = targets;
        this.surroundings = surroundings;
    }

    /** What an app depends on beside its own row. Without proxy, for its outer class reads its fields. */
    @Singleton
    static class Surroundings {

        private final IntegrationViewStore integrations;
        private final ArrivingIntegrations arriving;
        private final PublicConfig site;

        Surroundings(IntegrationViewStore integrations, ArrivingIntegrations arriving, PublicConfig site) {
            this.integrations = integrations;
            this.arriving = arriving;
            this.site = site;
        }
    }

    /** The app of an auth config, with its secret. Fails with 404. */
    public Uni<App> require(Mutiny.Session session, String tenant, String id) {
        return store.require(session, tenant, id).chain(row -> open(session, row));
    }

    /**
     * The app people sign in at for an integration: of its own config, else of its provider's, else of the family's. With none
     * of them Mooring registers itself where the authorization server allows that. Fails with 409 when an auth config is
     * needed first.
     */
    public Uni<App> obtain(String tenant, IntegrationView view, String by) {
        return find(tenant, view).chain(app -> app.map(known -> current(tenant, view, known, by))
                .orElseGet(() -> register(tenant, view, by)));
    }

    /** As {@link #obtain}, for a connection that was made by an auth config: by that one still, where its server is. */
    public Uni<App> obtainAgain(String tenant, IntegrationView view, String id, String by) {
        return transactions.in(tenant, session -> require(session, tenant, id))
                .chain(known -> current(tenant, view, known, by));
    }

    /**
     * An MCP server may have moved to another authorization server: there we are nobody yet, and nothing of the former one is
     * shown to it. What an operator set up is left to him.
     */
    private Uni<App> current(String tenant, IntegrationView view, App known, String by) {
        if (!known.registersItself() || !view.speaksMcp()) {
            return Uni.createFrom().item(known);
        }
        return targets.find(view.slug(), Optional.of(view)).chain(found -> {
            AuthorizationServer now = found.target().server();
            return now == null || known.servesAt(now.issuer())
                    ? Uni.createFrom().item(known)
                    : find(tenant, view).chain(other -> other.filter(one -> one.servesAt(now.issuer())).isPresent()
                            ? Uni.createFrom().item(other.get()) // somebody else found out before
                            : configs.supersede(tenant, other.orElse(known).id())
                                    .chain(() -> register(tenant, view, found, by)));
        });
    }

    /** As {@link #obtain}, but Mooring registers itself nowhere. */
    public Uni<App> requireKnown(String tenant, IntegrationView view) {
        return find(tenant, view).map(app -> app.orElseThrow(() -> missing(view)));
    }

    private Uni<Optional<App>> find(String tenant, IntegrationView view) {
        return transactions.in(tenant, session -> store.findFirst(session, tenant, candidates(view))
                .chain(found -> found.isPresent()
                        ? open(session, found.get()).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty())));
    }

    private static RuntimeException missing(IntegrationView view) {
        return ConnectionError.AUTH_CONFIG_MISSING.because("nobody has set up an auth config for " + view.slug()
                + "; POST /api/oauth/configs with its client_id");
    }

    private Uni<App> register(String tenant, IntegrationView view, String by) {
        return targets.find(view.slug(), Optional.of(view)).chain(found -> register(tenant, view, found, by));
    }

    private Uni<App> register(String tenant, IntegrationView view, Found found, String by) {
        if (found.discovered() == null || found.discovered().registrationUrl() == null && !readsDocuments(found)) {
            return Uni.createFrom().failure(() -> missing(view));
        }
        AuthorizationServer server = found.discovered().server();
        return configs.restore(tenant, view.slug(), server.issuer())
                .chain(former -> former.map(id -> Uni.createFrom().item(id))
                        .orElseGet(() -> keep(tenant, found, view, by)))
                .chain(id -> transactions.in(tenant, session -> require(session, tenant, id)));
    }

    private Uni<String> keep(String tenant, Found found, IntegrationView view, String by) {
        AuthConfigBody body = new AuthConfigBody(view.slug(), null, null, null, null, null, null, null);
        return keep(tenant, found, body, by).map(kept -> kept.row().id);
    }

    /** Fails with 400 naming the field, 409 or 502. */
    Uni<Kept> create(String tenant, @Nullable AuthConfigBody given, String by) {
        AuthConfigBody body = Body.require(given);
        String app = body.app();
        if (app == null || !app.matches("[A-Za-z0-9_-]{1,128}")) {
            throw GeneralError.BAD_REQUEST.at("/app", "expected the slug of an integration or the id of a provider");
        }
        return surroundings.arriving.awaiting(() -> target(tenant, app))
                .chain(found -> keep(tenant, found, body, by));
    }

    private Uni<Found> target(String tenant, String app) {
        return transactions.in(tenant, session -> surroundings.integrations.find(session, tenant, app))
                .chain(view -> view.isPresent()
                        ? targets.find(app, view)
                        : targets.find(app, view).onFailure(HttpProblem.class)
                                .transform(ArrivingIntegrations::notHeardOf));
    }

    private Uni<Kept> keep(String tenant, Found found, AuthConfigBody body, String by) {
        Blueprint wanted = Blueprint.of(found.target(), body, surroundings.site);
        String secret = Blueprint.secret(body.clientSecret());
        if (!wanted.clientId().isEmpty()) {
            requireSecret(wanted, secret);
            return configs.keep(tenant, wanted, secret, "manual", by);
        }
        if (readsDocuments(found)) {
            return configs.keep(tenant, wanted.as(ClientDocumentResource.url(surroundings.site), ClientAuth.NONE), null,
                    "client_document", by);
        }
        if (found.discovered() == null) {
            throw GeneralError.BAD_REQUEST.at("/client_id", "expected the client id the provider gave");
        }
        return targets.register(found.discovered(), wanted).chain(client -> configs.keep(tenant,
                wanted.as(client.id(), client.auth()), client.secret(), "dynamic_client_registration", by));
    }

    /** The document must be found by the server: an address on this machine never is. */
    private boolean readsDocuments(Found found) {
        return found.discovered() != null && found.discovered().readsClientDocuments()
                && "https".equals(surroundings.site.url().getScheme());
    }

    private static void requireSecret(Blueprint wanted, @Nullable String secret) {
        if (secret == null && wanted.clientAuth() != ClientAuth.NONE) {
            throw GeneralError.BAD_REQUEST.at("/client_secret",
                    "expected one; or client_auth none, when the client has no secret");
        }
    }

    private static List<String> candidates(IntegrationView view) {
        Stream<@Nullable String> methods = view.authMethods().stream()
                .map(method -> method.oauth() == null ? null : method.oauth().provider());
        return Stream.concat(Stream.concat(Stream.of(view.slug()), methods), Stream.of(view.provider(), view.family()))
                .filter(Objects::nonNull).map(String::valueOf).distinct().toList();
    }

    private Uni<App> open(Mutiny.Session session, AuthConfigRow row) {
        byte[] sealed = row.secretSealed;
        return sealed == null
                ? Uni.createFrom().item(() -> app(row, null))
                : secrets.open(session, row.tenant, row.id, sealed).map(secret -> app(row, secret));
    }

    private App app(AuthConfigRow row, @Nullable String secret) {
        Blueprint content = blueprint(row);
        return new App(row.id, row.app, content.target().provider(), server(row),
                new OAuthClient(row.clientId, secret, content.clientAuth()), content.scopes(), content.params(),
                row.redirectUri, content.variables(), !row.origin.equals("manual"));
    }

    /** Its endpoints and quirks. */
    AuthorizationServer server(AuthConfigRow row) {
        ProviderFacts facts = facts(row);
        return facts == null || facts.oauth() == null
                ? JsonText.server(Objects.requireNonNull(row.server))
                : AuthorizationServer.of(facts.oauth());
    }

    Blueprint blueprint(AuthConfigRow row) {
        Target target = new Target(row.app, facts(row), row.server == null ? null : JsonText.server(row.server),
                List.of(), ClientAuth.valueOf(row.clientAuth));
        return new Blueprint(target, row.clientId, ClientAuth.valueOf(row.clientAuth), List.of(row.scopes),
                row.redirectUri, JsonText.map(row.params), JsonText.map(row.variables));
    }

    private @Nullable ProviderFacts facts(AuthConfigRow row) {
        return row.provider == null
                ? null
                : targets.provider(row.provider).orElseThrow(
                        () -> new IllegalStateException("auth config " + row.id + " is of a provider that is gone"));
    }
}
