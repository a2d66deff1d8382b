package io.mooring.connection.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.grant.ClientGrants;
import io.mooring.connection.grant.KeyGrants;
import io.mooring.connection.integrationview.ArrivingIntegrations;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.probe.Verification;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Takes requests for connections to integrations, also to one the catalog registered a moment ago. */
@ApplicationScoped
public class NewConnections {

    private final Transactions transactions;
    private final ArrivingIntegrations integrations;
    private final Linking linking;
    private final Grants grants;
    private final Verification verification;

    NewConnections(Transactions transactions, ArrivingIntegrations integrations, Linking linking, Grants grants,
            Verification verification) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.linking = linking;
        this.grants = grants;
        this.verification = verification;
    }

    /** Ways to a token that nobody signs in for. Without proxy, for its outer class reads its fields. */
    @Singleton
    static class Grants {

        private final ClientGrants clients;
        private final KeyGrants keys;

        Grants(ClientGrants clients, KeyGrants keys) {
            this.clients = clients;
            this.keys = keys;
        }
    }

    /** Still VERIFYING when the provider could not say yet. Fails with 400, 409 or 422 naming the field. */
    public Uni<Connection> create(String tenant, CreateConnection body, String by) {
        NewConnection asked = NewConnection.of(body);
        return integrations.require(tenant, asked.integration(), NewConnections::unknown)
                .chain(view -> create(tenant, asked, view, by));
    }

    private Uni<Connection> create(String tenant, NewConnection asked, IntegrationView view, String by) {
        return asked.key(view).map(key -> grants.keys.connect(tenant, asked.byKey(view, by), key))
                .orElseGet(() -> asked.isByClient(view)
                        ? grants.clients.connect(tenant, asked.byClient(view, by))
                        : link(tenant, asked, by));
    }

    private Uni<Connection> link(String tenant, NewConnection asked, String by) {
        return integrations.awaiting(() -> attempt(tenant, asked, by))
                .chain(made -> made.status() == ConnectionStatus.VERIFYING
                        ? verification.verify(tenant, made)
                        : Uni.createFrom().item(made))
                .invoke(asked::requireNotRefused);
    }

    private Uni<Connection> attempt(String tenant, NewConnection asked, String by) {
        return transactions.in(tenant, session -> integrations
                .hold(session, tenant, asked.integration(), NewConnections::unknown)
                .chain(view -> linking.link(session, tenant, asked, view, by)));
    }

    private static RuntimeException unknown() {
        return ConnectionError.UNKNOWN_INTEGRATION.at("/integration",
                "expected the slug of an integration of the catalog");
    }
}
