package io.mooring.connection.grant;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.authconfig.Apps;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.link.Connection;
import io.mooring.connection.oauth.TokenClient;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Connects an app with its own credentials, RFC 6749 §4.4: nobody signs in. */
@ApplicationScoped
public class ClientGrants {

    static final String FIELD = "/auth_config";

    private final Transactions transactions;
    private final Apps apps;
    private final TokenClient tokens;
    private final NewGrants grants;

    ClientGrants(Transactions transactions, Apps apps, TokenClient tokens, NewGrants grants) {
        this.transactions = transactions;
        this.apps = apps;
        this.tokens = tokens;
        this.grants = grants;
    }

    /**
     * Has a token before there is a connection. Fails with 400, 404 or 409 for the auth config, with 422 naming the field
     * the server refuses, with 503 when it is away; nothing is kept then.
     */
    public Uni<Connection> connect(String tenant, NewGrant asked) {
        return app(tenant, asked).map(app -> Asked.of(app, asked))
                .chain(it -> tokens.clientCredentials(it.app().server(it.own()), it.app().client(), it.scopes())
                        .onFailure(TokenFailure.class).transform(failure -> Refusals.of(failure, FIELD))
                        .chain(answer -> grants.keep(tenant, asked,
                                new Granted(it.app(), answer, it.own(), it.scopes()),
                                GrantSecrets.ofClient(answer.captures()), FIELD)));
    }

    private Uni<App> app(String tenant, NewGrant asked) {
        String config = asked.config();
        return config == null
                ? apps.requireKnown(tenant, asked.view())
                : transactions.in(tenant, session -> apps.require(session, tenant, config));
    }
}
