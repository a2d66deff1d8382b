package io.mooring.connection.intake;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.probe.Verification;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Takes requests for connections to integrations, also to one the catalog registered a moment ago. */
@ApplicationScoped
public class NewConnections {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final class NotHeardOf extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotHeardOf() {
            super(null, null, false, false);
        }
    }

    private final Transactions transactions;
    private final IntegrationViewStore integrations;
    private final Linking linking;
    private final Verification verification;
    private final IntakeConfig config;

    NewConnections(Transactions transactions, IntegrationViewStore integrations, Linking linking,
            Verification verification, IntakeConfig config) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.linking = linking;
        this.verification = verification;
        this.config = config;
    }

    /** Still VERIFYING when the provider could not say yet. Fails with 400, 409 or 422 naming the field. */
    public Uni<Connection> create(String tenant, CreateConnection body, String by) {
        NewConnection asked = NewConnection.of(body);
        return Uni.createFrom().deferred(() -> attempt(tenant, asked, by))
                .onFailure(NotHeardOf.class).retry().withBackOff(PAUSE, PAUSE).expireIn(config.catalogLag().toMillis())
                .onFailure(NewConnections::isNotHeardOf).transform(late -> ConnectionError.UNKNOWN_INTEGRATION
                        .at("/integration", "expected the slug of an integration of the catalog"))
                .chain(made -> made.status() == ConnectionStatus.VERIFYING
                        ? verification.verify(tenant, made)
                        : Uni.createFrom().item(made))
                .invoke(asked::requireNotRefused);
    }

    private Uni<Connection> attempt(String tenant, NewConnection asked, String by) {
        return transactions.in(tenant, session -> integration(session, tenant, asked)
                .chain(view -> linking.link(session, tenant, asked, view, by)));
    }

    private Uni<IntegrationView> integration(Mutiny.Session session, String tenant, NewConnection asked) {
        return integrations.findAndHold(session, tenant, asked.integration())
                .map(found -> found.orElseThrow(NotHeardOf::new));
    }

    /** The last attempt's failure, or the retry's own with it as the cause. */
    private static boolean isNotHeardOf(Throwable failure) {
        return failure instanceof NotHeardOf || failure.getCause() instanceof NotHeardOf;
    }
}
