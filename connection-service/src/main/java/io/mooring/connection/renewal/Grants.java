package io.mooring.connection.renewal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.authconfig.Apps;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.oauth.TokenAnswer;
import io.mooring.connection.probe.Claims;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Opens grants to be renewed, and keeps what became of them: the new token with the step it leads to, or neither. */
@ApplicationScoped
class Grants {

    private final Transactions transactions;
    private final Connections connections;
    private final Credentials credentials;
    private final Claims claims;
    private final Apps apps;

    Grants(Transactions transactions, Connections connections, Credentials credentials, Claims claims, Apps apps) {
        this.transactions = transactions;
        this.connections = connections;
        this.credentials = credentials;
        this.claims = claims;
        this.apps = apps;
    }

    /** What the next token takes. Fails with a problem when something of it is gone. */
    Uni<Renewing> open(Held held) {
        return transactions.in(held.tenant(), session -> open(session, held));
    }

    private Uni<Renewing> open(Mutiny.Session session, Held held) {
        String config = String.valueOf(held.connection().grant().authConfig());
        return credentials.grant(session, held.tenant(), held.id())
                .chain(grant -> credentials.inputs(session, held.tenant(), held.id())
                        .chain(inputs -> apps.require(session, held.tenant(), config)
                                .map(app -> new Renewing(app, app.server(own(inputs, grant)), inputs, grant))));
    }

    /** What fills the holes in the addresses of this account's server. */
    private static Map<String, String> own(Inputs inputs, GrantSecrets grant) {
        Map<String, String> own = new HashMap<>(inputs.values());
        own.putAll(grant.captured());
        return own;
    }

    /** To be written before the request leaves. False: somebody else is at it by now. */
    Uni<Boolean> send(Held held) {
        return transactions.in(held.tenant(), session -> claims.send(session, held));
    }

    /** Only while the lease is held and nobody gave the connection another credential meanwhile. */
    Uni<Optional<Connection>> keep(Held held, Renewing used, TokenAnswer answer, Trigger.Refreshed refreshed) {
        return transactions.in(held.tenant(), session -> connections.conclude(session, held, now -> refreshed)
                .call(after -> after.filter(kept -> kept.credentialVersion() > held.connection().credentialVersion())
                        .map(kept -> credentials.keep(session, held.tenant(), held.id(), used.inputsAfter(answer),
                                used.secretsAfter(answer)))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    Uni<Optional<Connection>> conclude(Held held, Function<Connection, Trigger> happened) {
        return transactions.in(held.tenant(), session -> connections.conclude(session, held, happened));
    }
}
