package io.mooring.connection.lease;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStore;
import io.mooring.connection.renewal.Demand;
import io.mooring.connection.renewal.FreshTokens;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Grants leases. */
@ApplicationScoped
class Leases {

    private final Transactions transactions;
    private final ConnectionStore connections;
    private final IntegrationViewStore integrations;
    private final Credentials credentials;
    private final FreshTokens tokens;
    private final Clock clock;
    private final LeaseConfig config;

    Leases(Transactions transactions, ConnectionStore connections, IntegrationViewStore integrations,
            Credentials credentials, FreshTokens tokens, Clock clock, LeaseConfig config) {
        this.transactions = transactions;
        this.connections = connections;
        this.integrations = integrations;
        this.credentials = credentials;
        this.tokens = tokens;
        this.clock = clock;
        this.config = config;
    }

    /**
     * What a service asks for.
     *
     * @param integrationVersion version of the integration the credential is for; null when the caller knows none
     * @param refusedVersion version of the credential an upstream has just refused; null: none
     */
    record Wanted(String tenant, String connection, @Nullable Long integrationVersion,
            @Nullable Long refusedVersion) {}

    /** What one look at a connection came to: a lease, or that its next token has to be got first. */
    private record Look(Connection connection, @Nullable Lease lease) {}

    /** Waits for the next token where the present one has ended. Fails with 404, 409 or 503. */
    Uni<Lease> grant(Wanted wanted) {
        return transactions.in(wanted.tenant(), session -> connections
                .require(session, wanted.tenant(), wanted.connection()).invoke(Usable::requireStatus)
                .chain(found -> tokens.demand(found, wanted.refusedVersion()) == Demand.RENEWAL
                        ? Uni.createFrom().item(new Look(found, null))
                        : grant(session, wanted, found).map(lease -> new Look(found, lease))))
                .chain(look -> look.lease() != null ? Uni.createFrom().item(look.lease()) : renew(wanted, look));
    }

    private Uni<Lease> renew(Wanted wanted, Look look) {
        Connection seen = look.connection();
        boolean refused = wanted.refusedVersion() != null && wanted.refusedVersion() == seen.credentialVersion();
        return tokens.obtain(wanted.tenant(), seen, refused).chain(() -> transactions.in(wanted.tenant(),
                session -> connections.require(session, wanted.tenant(), wanted.connection())
                        .invoke(Usable::requireStatus).chain(found -> grant(session, wanted, found))));
    }

    private Uni<Lease> grant(Mutiny.Session session, Wanted wanted, Connection connection) {
        Instant now = clock.instant();
        Usable.requireUnexpired(connection, now, tokens.retryAt(connection));
        Instant expiresAt = Usable.until(connection, now.plus(config.ttl()));
        return integrations.find(session, wanted.tenant(), connection.integration())
                .invoke(view -> requireArrived(view, wanted.integrationVersion()))
                .map(view -> requireMethod(view, connection))
                .chain(method -> credentials.render(session, wanted.tenant(), connection.id(), method))
                .map(placements -> new Lease(connection.id(), connection.credentialVersion(), placements, expiresAt));
    }

    /**
     * The caller may have learned before us that the slug was registered anew, maybe with another host. Until we have
     * too, the connection may be one that goes with the former integration.
     */
    static void requireArrived(Optional<IntegrationView> view, @Nullable Long integrationVersion) {
        if (integrationVersion != null && view.filter(known -> known.version() >= integrationVersion).isEmpty()) {
            throw ConnectionError.CATALOG_BEHIND
                    .because("version " + integrationVersion + " of the integration has not arrived; try again");
        }
    }

    private static AuthMethod requireMethod(Optional<IntegrationView> view, Connection connection) {
        return view.flatMap(integration -> integration.method(connection.template())).orElseThrow(
                () -> ConnectionError.CONNECTION_NOT_ACTIVE.because("the integration no longer has the auth method "
                        + connection.template() + "; connect again"));
    }
}
