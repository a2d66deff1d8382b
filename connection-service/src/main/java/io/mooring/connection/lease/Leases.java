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
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Grants leases. */
@ApplicationScoped
class Leases {

    private final Transactions transactions;
    private final ConnectionStore connections;
    private final IntegrationViewStore integrations;
    private final Credentials credentials;
    private final Clock clock;
    private final LeaseConfig config;

    Leases(Transactions transactions, ConnectionStore connections, IntegrationViewStore integrations,
            Credentials credentials, Clock clock, LeaseConfig config) {
        this.transactions = transactions;
        this.connections = connections;
        this.integrations = integrations;
        this.credentials = credentials;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Fails with 404, 409 or 503.
     *
     * @param integrationVersion version of the integration the credential is for; null when the caller knows none
     */
    Uni<Lease> grant(String tenant, String connection, @Nullable Long integrationVersion) {
        return transactions.in(tenant, session -> connections.require(session, tenant, connection)
                .invoke(found -> Usable.require(found, clock.instant()))
                .chain(found -> grant(session, tenant, found, integrationVersion)));
    }

    private Uni<Lease> grant(Mutiny.Session session, String tenant, Connection connection,
            @Nullable Long integrationVersion) {
        Instant expiresAt = Usable.until(connection, clock.instant().plus(config.ttl()));
        return integrations.find(session, tenant, connection.integration())
                .invoke(view -> requireArrived(view, integrationVersion))
                .map(view -> requireMethod(view, connection))
                .chain(method -> credentials.render(session, tenant, connection.id(), method))
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
