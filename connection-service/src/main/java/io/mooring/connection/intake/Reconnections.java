package io.mooring.connection.intake;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.Inputs;
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

/** Gives connections new pasted values; the former ones stay in force until the provider accepted these. */
@ApplicationScoped
public class Reconnections {

    private final Transactions transactions;
    private final Connections connections;
    private final IntegrationViewStore integrations;
    private final Credentials credentials;
    private final Verification verification;

    Reconnections(Transactions transactions, Connections connections, IntegrationViewStore integrations,
            Credentials credentials, Verification verification) {
        this.transactions = transactions;
        this.connections = connections;
        this.integrations = integrations;
        this.credentials = credentials;
        this.verification = verification;
    }

    /** Fails with 400, 409 or 422 naming the field, with 503 when the provider could not be asked. */
    public Uni<Connection> reconnect(String tenant, String id, NewCredential given) {
        return connections.require(tenant, id).chain(now -> transactions
                .in(tenant, session -> integrations.find(session, tenant, now.integration()))
                .map(view -> view.orElseThrow(Reconnections::gone))
                .chain(view -> reconnect(tenant, now, view, given)));
    }

    private Uni<Connection> reconnect(String tenant, Connection now, IntegrationView view, NewCredential given) {
        AuthMethod method = view.method(now.template()).orElseThrow(Reconnections::gone);
        if (method.needsSignIn() || now.grant().authConfig() != null) {
            throw GeneralError.BAD_REQUEST.at("/values",
                    "expected none: this connection is renewed by signing in at the provider again");
        }
        Inputs inputs = given.given().match(method);
        return verification.look(view, method, inputs)
                .chain(finding -> keep(tenant, now.id(), inputs, judged(finding, given)));
    }

    private Uni<Connection> keep(String tenant, String id, Inputs inputs, Function<Connection, Trigger> happened) {
        return transactions.in(tenant, session -> connections.change(session, tenant, id, happened)
                .call(() -> inputs.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : credentials.keep(session, tenant, id, inputs, null)));
    }

    private Function<Connection, Trigger> judged(Finding finding, NewCredential given) {
        return switch (finding) {
            case Finding.Refused it -> throw GivenInputs.refused(given.value(), it.detail() + ".");
            case Finding.Hindered it -> throw ConnectionError.PROVIDER_AWAY
                    .because(it.detail() + "; nothing was changed, try again");
            case Finding.Accepted it -> now -> new Trigger.Reconnected(Grant.NONE,
                    successor(now.account(), it.account(), given.mayReplace()), verification.nextLook(now));
            case Finding.Unknown it -> now -> new Trigger.Reconnected(Grant.NONE,
                    successor(now.account(), Account.UNKNOWN, given.mayReplace()), null);
        };
    }

    /** Whose the connection is from then on. A credential nobody can name the account of may be anybody's. */
    static Account successor(Account was, Account next, boolean mayReplace) {
        if (!mayReplace && !was.admits(next)) {
            throw ConnectionError.OTHER_ACCOUNT.at("/replace", "true, to connect " + (next.id() == null
                    ? "a credential whose account the provider does not say"
                    : "the account " + name(next)) + " instead of " + name(was));
        }
        return next;
    }

    private static String name(Account account) {
        return String.valueOf(account.label() == null ? account.id() : account.label());
    }

    private static RuntimeException gone() {
        return ConnectionError.CONNECTION_NOT_ACTIVE
                .because("the integration no longer has the way to authenticate of this connection");
    }
}
