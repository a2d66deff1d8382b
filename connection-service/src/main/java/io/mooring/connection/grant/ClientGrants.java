package io.mooring.connection.grant;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.authconfig.Apps;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.link.Account;
import io.mooring.connection.link.Connection;
import io.mooring.connection.oauth.TokenClient;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Connects an app with its own credentials, RFC 6749 §4.4: nobody signs in. */
@ApplicationScoped
public class ClientGrants {

    /** What is said of values for a connection that takes a person. */
    public static final String BY_SIGN_IN = "expected none: this connection is renewed by signing in at the provider again";

    static final String FIELD = "/auth_config";

    private final Transactions transactions;
    private final Apps apps;
    private final TokenClient tokens;
    private final NewGrants grants;
    private final NewerGrants newer;

    ClientGrants(Transactions transactions, Apps apps, TokenClient tokens, NewGrants grants, NewerGrants newer) {
        this.transactions = transactions;
        this.apps = apps;
        this.tokens = tokens;
        this.grants = grants;
        this.newer = newer;
    }

    /**
     * Has a token before there is a connection. Fails with 400, 404 or 409 for the auth config, with 422 naming the field
     * the server refuses, with 503 when it is away; nothing is kept then.
     */
    public Uni<Connection> connect(String tenant, NewGrant asked) {
        return app(tenant, asked).map(app -> Asked.of(app, asked)).chain(this::grant)
                .chain(granted -> grants.keep(tenant, asked, granted, secrets(granted), Account.UNKNOWN, FIELD));
    }

    /**
     * Another token at once for a connection that is there, as when its client has another secret by now. Fails as
     * {@link #connect}, with 400 where people sign in, with 409 for another account.
     *
     * @param config id of another auth config; null: the one it has
     * @param hasValues whether values were given, which are of no use
     */
    public Uni<Connection> renew(String tenant, NewerGrant asked, @Nullable String config, boolean hasValues) {
        String id = config == null ? String.valueOf(asked.now().grant().authConfig()) : config;
        return transactions.in(tenant, session -> newer.own(session, tenant, asked.now(), GrantSecrets.BY_CLIENT)
                .invoke(own -> requireByClient(own, hasValues))
                .chain(own -> apps.require(session, tenant, id)
                        .map(app -> new Asked(app, own.orElse(Map.of()), asked.scopes()))))
                .chain(this::grant)
                .chain(granted -> newer.keep(tenant, asked, granted, secrets(granted), Account.UNKNOWN, FIELD));
    }

    private static void requireByClient(Optional<Map<String, String>> own, boolean hasValues) {
        if (own.isEmpty()) {
            throw GeneralError.BAD_REQUEST.at("/values", BY_SIGN_IN);
        }
        if (hasValues) {
            throw GeneralError.BAD_REQUEST.at("/values", "expected none: its app connects by itself; PATCH"
                    + " /api/oauth/configs/{id} gives that another client id or secret");
        }
    }

    private Uni<Granted> grant(Asked it) {
        return tokens.clientCredentials(it.app().server(it.own()), it.app().client(), it.scopes())
                .onFailure(TokenFailure.class).transform(failure -> Refusals.of(failure, FIELD))
                .map(answer -> new Granted(it.app(), answer, it.own(), it.scopes()));
    }

    private static GrantSecrets secrets(Granted granted) {
        return GrantSecrets.ofClient(granted.answer().captures());
    }

    private Uni<App> app(String tenant, NewGrant asked) {
        String config = asked.config();
        return config == null
                ? apps.requireKnown(tenant, asked.view())
                : transactions.in(tenant, session -> apps.require(session, tenant, config));
    }
}
