package io.mooring.connection.grant;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.credential.GivenKey;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.credential.SigningKey;
import io.mooring.connection.link.Account;
import io.mooring.connection.link.Connection;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.TokenFailure;
import io.smallrye.mutiny.Uni;

/** Connects service accounts: a private key signs for their tokens, nobody signs in (RFC 7523 §2.1). */
@ApplicationScoped
public class KeyGrants {

    private final KeyApps apps;
    private final KeyTokens tokens;
    private final NewGrants grants;
    private final NewerGrants newer;

    KeyGrants(KeyApps apps, KeyTokens tokens, NewGrants grants, NewerGrants newer) {
        this.apps = apps;
        this.tokens = tokens;
        this.grants = grants;
        this.newer = newer;
    }

    /**
     * Has a token before there is a connection. Fails with 400 naming what of the key does not fit, with 422 when the server
     * refuses what it signed, with 503 when it is away; nothing is kept then.
     */
    public Uni<Connection> connect(String tenant, NewGrant asked, GivenKey given) {
        App app = apps.of(asked.view(), asked.method());
        Asked it = Asked.of(app, asked);
        return grant(it, given).chain(granted -> grants.keep(tenant, asked, granted, secrets(granted, given),
                whose(given.key()), given.at()));
    }

    /** Another key for a connection that is there; as {@link #connect}, and 409 for another account's. */
    public Uni<Connection> renew(String tenant, NewerGrant asked, GivenKey given) {
        App app = apps.of(asked.view(), asked.method());
        List<String> scopes = asked.scopes();
        return grant(new Asked(app, Map.of(), scopes), given).chain(granted -> newer.keep(tenant, asked, granted,
                secrets(granted, given), whose(given.key()), given.at()));
    }

    private Uni<Granted> grant(Asked it, GivenKey given) {
        AuthorizationServer server = it.app().server(it.own());
        given.requireFor(server.facts().token().url());
        return tokens.ask(server, given.key(), it.scopes())
                .onFailure(TokenFailure.class).transform(failure -> Refusals.of(failure, given.at()))
                .map(answer -> new Granted(it.app(), answer, it.own(), it.scopes()));
    }

    private static GrantSecrets secrets(Granted granted, GivenKey given) {
        return GrantSecrets.ofKey(given.key(), granted.answer().captures());
    }

    private static Account whose(SigningKey key) {
        return new Account(key.account(), key.account());
    }
}
