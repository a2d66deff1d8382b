package io.mooring.connection.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.authconfig.App;
import io.mooring.connection.authconfig.Apps;
import io.mooring.connection.integrationview.ArrivingIntegrations;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Connections;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Begins ways of browsers to providers: the door for whoever wants an account connected. */
@ApplicationScoped
public class Consents {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Transactions transactions;
    private final Connections connections;
    private final ArrivingIntegrations integrations;
    private final Apps apps;
    private final Links links;
    private final Clock clock;

    Consents(Transactions transactions, Connections connections, ArrivingIntegrations integrations, Apps apps,
            Links links, Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.integrations = integrations;
        this.apps = apps;
        this.links = links;
        this.clock = clock;
    }

    /**
     * A new connection, PENDING until the browser is back; or, when its owner has one of that name, that one once more. Fails
     * with 400 naming the field, with 409 when the app is not set up, with 502 when its server can't be used.
     */
    public Uni<Begun> begin(String tenant, BeginConsent asked) {
        return integrations.require(tenant, asked.integration(), Consents::unknown)
                .chain(view -> apps.obtain(tenant, view, asked.by()).chain(app -> begin(tenant, asked, view, app)));
    }

    private Uni<Begun> begin(String tenant, BeginConsent asked, IntegrationView view, App app) {
        Map<String, String> variables = app.checked(asked.variables());
        app.server(variables); // says which address is not complete
        return transactions.in(tenant, session -> links.requireAllowed(session, tenant, asked.redirectUrl())
                .chain(() -> links.find(session, tenant, asked.owner(), asked.integration(), asked.name()))
                .chain(there -> connection(session, tenant, asked, view, there))
                .chain(connection -> links.make(session, tenant, connection, app, false,
                        new Links.Wish(asked.scopes(), asked.redirectUrl(), variables, asked.confirms(), asked.by()),
                        now()))
                .call(() -> links.forget(session, tenant, now().minus(REMEMBERED))));
    }

    /** Consent once more for a connection that lives. Fails with 400, with 404, or with 409 when it can't be renewed so. */
    public Uni<Begun> renew(String tenant, RenewConsent asked) {
        return connections.require(tenant, asked.connection()).invoke(asked::requireConfirmable)
                .chain(now -> integrations
                        .require(tenant, now.integration(), Consents::unknown)
                        .chain(view -> app(tenant, now, view, asked.by())))
                .chain(app -> transactions.in(tenant, session -> renew(session, tenant, asked, app)));
    }

    private Uni<Begun> renew(Mutiny.Session session, String tenant, RenewConsent asked, App app) {
        return links.requireAllowed(session, tenant, asked.redirectUrl())
                .chain(() -> links.lock(session, tenant, asked.connection())).invoke(Consents::requireRenewable)
                .chain(now -> links.variables(session, tenant, now, app)
                        .chain(variables -> links.make(session, tenant, now, app, asked.replace(),
                                asked.wish(variables, now.grant()), now())));
    }

    private Uni<App> app(String tenant, Connection now, IntegrationView view, String by) {
        String config = now.grant().authConfig();
        return config == null
                ? apps.obtain(tenant, view, by)
                : apps.obtainAgain(tenant, view, config, by);
    }

    private Uni<Connection> connection(Mutiny.Session session, String tenant, BeginConsent asked, IntegrationView view,
            Optional<Connection> there) {
        if (there.isPresent()) {
            requireRenewable(there.get());
            return Uni.createFrom().item(there.get());
        }
        return connections.begin(session, tenant, links.pending(asked, method(view).template(), now()));
    }

    private static void requireRenewable(Connection there) {
        ConnectionStatus status = there.status();
        if (status != ConnectionStatus.PENDING && status != ConnectionStatus.REAUTH_REQUIRED && !status.runsTools()) {
            throw ConnectionError.WRONG_STATUS.because("the connection " + there.id() + " is " + status);
        }
    }

    private static RuntimeException unknown() {
        return ConnectionError.UNKNOWN_INTEGRATION.at("/integration",
                "expected the slug of an integration of the catalog");
    }

    private static AuthMethod method(IntegrationView view) {
        return view.authMethods().stream().filter(AuthMethod::signsIn).findFirst()
                .orElseThrow(() -> GeneralError.BAD_REQUEST.at("/integration", "expected one with a method oauth"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
