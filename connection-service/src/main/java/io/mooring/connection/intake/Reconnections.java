package io.mooring.connection.intake;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.grant.ClientGrants;
import io.mooring.connection.grant.KeyGrants;
import io.mooring.connection.grant.NewerGrant;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.link.Account;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Grant;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.probe.Finding;
import io.mooring.connection.probe.Verification;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Gives connections new values, or a new grant that takes nobody to sign in; the former ones stay in force until the provider accepted these. */
@ApplicationScoped
public class Reconnections {

    private final Transactions transactions;
    private final Rows rows;
    private final Verification verification;
    private final ClientGrants clients;
    private final KeyGrants keys;

    Reconnections(Transactions transactions, Rows rows, Verification verification, ClientGrants clients,
            KeyGrants keys) {
        this.transactions = transactions;
        this.rows = rows;
        this.verification = verification;
        this.clients = clients;
        this.keys = keys;
    }

    /** What is kept. Without proxy, for its outer class reads its fields. */
    @Singleton
    static class Rows {

        private final Connections connections;
        private final IntegrationViewStore integrations;
        private final Credentials credentials;

        Rows(Connections connections, IntegrationViewStore integrations, Credentials credentials) {
            this.connections = connections;
            this.integrations = integrations;
            this.credentials = credentials;
        }
    }

    /** Fails with 400, 409 or 422 naming the field, with 503 when the provider could not be asked. */
    public Uni<Connection> reconnect(String tenant, String id, NewCredential given) {
        return rows.connections.require(tenant, id).chain(now -> transactions
                .in(tenant, session -> rows.integrations.find(session, tenant, now.integration()))
                .map(view -> view.orElseThrow(Reconnections::gone))
                .chain(view -> reconnect(tenant, now, view, given)));
    }

    private Uni<Connection> reconnect(String tenant, Connection now, IntegrationView view, NewCredential given) {
        AuthMethod method = view.method(now.template()).orElseThrow(Reconnections::gone);
        NewerGrant asked = new NewerGrant(now, view, method, given.mayReplace());
        if (now.grant().authConfig() != null) {
            return clients.renew(tenant, asked, given.authConfig(), given.hasValues());
        }
        if (now.grant().isRenewed()) {
            return keys.renew(tenant, asked, given.key());
        }
        if (method.needsSignIn()) {
            throw GeneralError.BAD_REQUEST.at("/values", ClientGrants.BY_SIGN_IN);
        }
        return paste(tenant, now, view, method, given);
    }

    private Uni<Connection> paste(String tenant, Connection now, IntegrationView view, AuthMethod method,
            NewCredential given) {
        Inputs inputs = given.given().match(method);
        return verification.look(view, method, inputs)
                .chain(finding -> keep(tenant, now.id(), inputs, judged(finding, given)));
    }

    private Uni<Connection> keep(String tenant, String id, Inputs inputs, Function<Connection, Trigger> happened) {
        return transactions.in(tenant, session -> rows.connections.change(session, tenant, id, happened)
                .call(() -> inputs.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : rows.credentials.keep(session, tenant, id, inputs, null)));
    }

    private Function<Connection, Trigger> judged(Finding finding, NewCredential given) {
        return switch (finding) {
            case Finding.Refused it -> throw GivenInputs.refused(given.value(), it.detail() + ".");
            case Finding.Hindered it -> throw ConnectionError.PROVIDER_AWAY
                    .because(it.detail() + "; nothing was changed, try again");
            case Finding.Accepted it -> now -> new Trigger.Reconnected(Grant.NONE,
                    now.account().succeededBy(it.account(), given.mayReplace()), verification.nextLook(now));
            case Finding.Unknown it -> now -> new Trigger.Reconnected(Grant.NONE,
                    now.account().succeededBy(Account.UNKNOWN, given.mayReplace()), null);
        };
    }

    private static RuntimeException gone() {
        return ConnectionError.CONNECTION_NOT_ACTIVE
                .because("the integration no longer has the way to authenticate of this connection");
    }
}
