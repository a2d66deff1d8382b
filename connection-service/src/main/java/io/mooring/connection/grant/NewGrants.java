package io.mooring.connection.grant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.IdSource;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.link.Account;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Lifecycle;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.probe.Finding;
import io.mooring.connection.probe.Verification;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Keeps a grant that was got at once as a new connection, when its provider accepts it; or nothing at all. */
@ApplicationScoped
class NewGrants {

    private final Transactions transactions;
    private final Connections connections;
    private final IntegrationViewStore integrations;
    private final Credentials credentials;
    private final Verification verification;
    private final Identity identity;

    NewGrants(Transactions transactions, Connections connections, IntegrationViewStore integrations,
            Credentials credentials, Verification verification, Identity identity) {
        this.transactions = transactions;
        this.connections = connections;
        this.integrations = integrations;
        this.credentials = credentials;
        this.verification = verification;
        this.identity = identity;
    }

    /** Who a connection is and since when. */
    @ApplicationScoped
    static class Identity {

        private final IdSource ids;
        private final Clock clock;

        Identity(IdSource ids, Clock clock) {
            this.ids = ids;
            this.clock = clock;
        }

        Connection of(NewGrant asked) {
            return waiting(asked, null);
        }

        /** @param pause until somebody looks at it; null: nobody does */
        Connection waiting(NewGrant asked, @Nullable Duration pause) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return Connection.pending(ids.next("conn_"), asked.owner(), asked.view().slug(), asked.name(),
                    asked.method().template(), pause == null ? null : now.plus(pause), asked.by(), now);
        }
    }

    /**
     * VERIFYING while the provider could not be asked about it. Fails with 409 when the owner has a connection of that name
     * to the integration, with 422 naming the field when the provider refuses what it has just granted.
     *
     * @param known whose it is, should the provider not say
     * @param field what is to blame then
     */
    Uni<Connection> keep(String tenant, NewGrant asked, Granted granted, GrantSecrets secrets, Account known,
            String field) {
        return verification.look(asked.view(), asked.method(), granted.inputs())
                .map(finding -> named(finding, known)).invoke(finding -> requireAccepted(finding, field))
                .chain(finding -> transactions.in(tenant,
                        session -> keep(session, tenant, asked, granted, finding)
                                .call(made -> credentials.keep(session, tenant, made.id(), granted.inputs(),
                                        secrets))));
    }

    private Uni<Connection> keep(Mutiny.Session session, String tenant, NewGrant asked, Granted granted,
            Finding finding) {
        Connection made = identity.of(asked);
        Trigger submitted = new Trigger.Submitted(granted.grant(), made.createdAt());
        Connection stored = Lifecycle.decide(made, submitted, made.createdAt()).after();
        return integrations.findAndHold(session, tenant, asked.view().slug())
                .invoke(view -> view.orElseThrow(() -> ConnectionError.UNKNOWN_INTEGRATION.at("/integration",
                        "expected an integration of the catalog; it went a moment ago")))
                .chain(() -> connections.begin(session, tenant, made, submitted,
                        verification.trigger(stored, finding)));
    }

    private static Finding named(Finding finding, Account known) {
        return finding instanceof Finding.Unknown && known.id() != null ? new Finding.Accepted(known) : finding;
    }

    private static void requireAccepted(Finding finding, String field) {
        if (finding instanceof Finding.Refused refused) {
            throw ConnectionError.CREDENTIAL_REFUSED.at(field,
                    "expected what the provider accepts: " + refused.detail() + ", though it has just granted it");
        }
    }
}
