package io.mooring.connection.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.credential.RenderedPlacement;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.link.Connection;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Opens what a probe needs of a connection. */
@ApplicationScoped
class Opening {

    private static final String TOKEN = "token";

    private final Transactions transactions;
    private final IntegrationViewStore integrations;
    private final Credentials credentials;

    Opening(Transactions transactions, IntegrationViewStore integrations, Credentials credentials) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.credentials = credentials;
    }

    /** What a probe needs; printed without the secrets. */
    record Opened(IntegrationView view, AuthMethod method, List<RenderedPlacement> placements,
            Map<String, String> values) {

        static Opened of(IntegrationView view, AuthMethod method, Inputs inputs, Map<String, String> captured) {
            Map<String, String> values = new HashMap<>(captured);
            values.putAll(inputs.values());
            String token = inputs.values().get(TOKEN);
            if (token != null) {
                values.put("access_token", token);
            }
            return new Opened(view, method, Credentials.render(method, inputs), values);
        }

        @Override
        public String toString() {
            return "Opened[" + view.slug() + ", " + values.keySet() + "]";
        }
    }

    /** Fails with 409 when the connection lost its integration, method or credential. */
    Uni<Opened> open(String tenant, Connection connection) {
        return transactions.in(tenant, session -> integrations.find(session, tenant, connection.integration())
                .map(view -> view.orElseThrow(Opening::gone))
                .chain(view -> open(session, tenant, connection, view)));
    }

    private Uni<Opened> open(Mutiny.Session session, String tenant, Connection connection, IntegrationView view) {
        AuthMethod method = view.method(connection.template()).orElseThrow(Opening::gone);
        return method.inputs().isEmpty() && connection.grant().authConfig() == null
                ? Uni.createFrom().item(Opened.of(view, method, new Inputs(Map.of()), Map.of()))
                : credentials.inputs(session, tenant, connection.id())
                        .chain(inputs -> captured(session, tenant, connection)
                                .map(captured -> Opened.of(view, method, inputs, captured)));
    }

    private Uni<Map<String, String>> captured(Mutiny.Session session, String tenant, Connection connection) {
        return connection.grant().authConfig() == null
                ? Uni.createFrom().item(Map.of())
                : credentials.grant(session, tenant, connection.id()).map(GrantSecrets::captured);
    }

    private static RuntimeException gone() {
        return ConnectionError.CONNECTION_NOT_ACTIVE
                .because("the integration no longer has the way to authenticate of this connection; connect again");
    }
}
