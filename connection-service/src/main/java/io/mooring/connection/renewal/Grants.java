package io.mooring.connection.renewal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.clienthealth.ClientHealth;
import io.mooring.connection.clienthealth.ClientHealth.State;
import io.mooring.connection.clienthealth.ClientHealths;
import io.mooring.connection.clienthealth.ClientHealths.Client;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.grant.KeyApps;
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
    private final KeyApps apps;
    private final ClientHealths healths;

    Grants(Transactions transactions, Connections connections, Credentials credentials, Claims claims, KeyApps apps,
            ClientHealths healths) {
        this.transactions = transactions;
        this.connections = connections;
        this.credentials = credentials;
        this.claims = claims;
        this.apps = apps;
        this.healths = healths;
    }

    /** Whether a request may leave. */
    enum Leave {
        GRANTED,
        /** Somebody else is at the connection by now. */
        LEASE_LOST,
        /** The client is rejected, and somebody else is trying it again. */
        CLIENT_REJECTED
    }

    /** What the next token takes. Fails with a problem when something of it is gone. */
    Uni<Renewing> open(Held held) {
        return transactions.in(held.tenant(), session -> open(session, held));
    }

    private Uni<Renewing> open(Mutiny.Session session, Held held) {
        return credentials.grant(session, held.tenant(), held.id())
                .chain(grant -> credentials.inputs(session, held.tenant(), held.id())
                        .chain(inputs -> apps.require(session, held.tenant(), held.connection())
                                .chain(app -> health(session, held, app).map(
                                        health -> new Renewing(app, app.server(own(inputs, grant)), inputs, grant,
                                                health)))));
    }

    /** An account that proves itself shares its fate with nobody. */
    private Uni<ClientHealth> health(Mutiny.Session session, Held held, App app) {
        return app.isConfigured()
                ? healths.find(session, held.tenant(), app.id())
                : Uni.createFrom().item(ClientHealth.NO_CLIENT);
    }

    /** What fills the holes in the addresses of this account's server. */
    private static Map<String, String> own(Inputs inputs, GrantSecrets grant) {
        Map<String, String> own = new HashMap<>(inputs.values());
        own.putAll(grant.captured());
        return own;
    }

    /** To be written before the request leaves. Of those that wait for one rejected client, one tries it again. */
    Uni<Leave> send(Held held, Renewing opened) {
        return transactions.in(held.tenant(), session -> opened.health().problem() == null
                ? send(session, held)
                : healths.tryOut(session, client(held, opened), claims.until())
                        .chain(mine -> mine ? send(session, held) : Uni.createFrom().item(Leave.CLIENT_REJECTED)));
    }

    private Uni<Leave> send(Mutiny.Session session, Held held) {
        return claims.send(session, held).map(mine -> mine ? Leave.GRANTED : Leave.LEASE_LOST);
    }

    /** Only while the lease is held and nobody gave the connection another credential meanwhile. */
    Uni<Optional<Connection>> keep(Held held, Renewing used, GrantSecrets grant, TokenAnswer answer,
            Trigger.Refreshed refreshed) {
        return transactions.in(held.tenant(), session -> connections.conclude(session, held, now -> refreshed)
                .call(after -> after.filter(kept -> kept.credentialVersion() > held.connection().credentialVersion())
                        .map(kept -> credentials.keep(session, held.tenant(), held.id(), used.inputsAfter(answer),
                                grant))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .call(() -> used.health().state() == State.HEALTHY
                        ? Uni.createFrom().voidItem()
                        : healths.accepted(session, client(held, used))));
    }

    /**
     * The server did not take us for the client: that is a fact about the auth config, and the connection waits with all
     * others of it.
     *
     * @param wait when a connection that failed so often is looked at again, at the earliest when the client is tried again
     */
    Uni<Optional<Connection>> reject(Held held, Renewing used, String reason, String detail,
            BiFunction<Integer, @Nullable Instant, Instant> wait) {
        return transactions.in(held.tenant(), session -> healths.rejected(session, client(held, used),
                used.health().problem() != null, reason, detail, failures -> wait.apply(failures, null))
                .chain(health -> connections.conclude(session, held,
                        now -> Outcome.waiting(now, health, wait))));
    }

    private static Client client(Held held, Renewing used) {
        return new Client(held.tenant(), used.app().id(), used.app().app());
    }

    Uni<Optional<Connection>> conclude(Held held, Function<Connection, Trigger> happened) {
        return transactions.in(held.tenant(), session -> connections.conclude(session, held, happened));
    }
}
