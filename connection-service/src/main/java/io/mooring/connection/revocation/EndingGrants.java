package io.mooring.connection.revocation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.authconfig.Apps;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.oauth.RevocationClient.Tokens;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Opens grants that are to end, and keeps what became of them. */
@ApplicationScoped
class EndingGrants {

    private static final String TOKEN = "token";

    private final Transactions transactions;
    private final Connections connections;
    private final Credentials credentials;
    private final Apps apps;

    EndingGrants(Transactions transactions, Connections connections, Credentials credentials, Apps apps) {
        this.transactions = transactions;
        this.connections = connections;
        this.credentials = credentials;
        this.apps = apps;
    }

    /** Fails with a problem when the auth config or the credential is gone, or an address of the provider incomplete. */
    Uni<Opened> open(Held held) {
        String config = String.valueOf(held.connection().grant().authConfig());
        return transactions.in(held.tenant(), session -> credentials.grant(session, held.tenant(), held.id())
                .chain(grant -> credentials.inputs(session, held.tenant(), held.id())
                        .chain(inputs -> apps.require(session, held.tenant(), config)
                                .map(app -> opened(app, inputs, grant)))));
    }

    private static Opened opened(App app, Inputs inputs, GrantSecrets grant) {
        Map<String, String> own = new HashMap<>(inputs.values());
        own.putAll(grant.captured());
        return new Opened(app.server(own), app.client(),
                new Tokens(String.valueOf(inputs.values().get(TOKEN)), grant.refreshToken(), grant.captured()));
    }

    /** Empty when the lease is lost. */
    Uni<Optional<Connection>> conclude(Held held, Trigger trigger) {
        return transactions.in(held.tenant(), session -> conclude(session, held, trigger));
    }

    private Uni<Optional<Connection>> conclude(Mutiny.Session session, Held held, Trigger trigger) {
        return connections.conclude(session, held, now -> trigger);
    }
}
