package io.mooring.webhook.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Takes due deliveries for this process. */
@ApplicationScoped
class Claims {

    private static final Logger LOG = Logger.getLogger(Claims.class);

    private final Transactions transactions;
    private final DeliveryStore store;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration lease;

    Claims(Transactions transactions, DeliveryStore store, Outbox outbox, Clock clock, DeliveryConfig config) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
        this.lease = config.timeout().plus(config.recoverAfter());
    }

    /** Due deliveries, none during an outage: the next tick tries again. */
    Uni<List<Claim>> take(int most, String[] except) {
        return transactions.acrossTenants(session -> take(session, most, except))
                .onFailure(Claims::passes).recoverWithItem(Claims::waitForTick);
    }

    /** Nothing is sent as long as its outcome could not be written: appending nothing fails when the outbox is closed. */
    private Uni<List<Claim>> take(Mutiny.Session session, int most, String[] except) {
        return outbox.append(session, List.of())
                .chain(() -> store.claim(session, most, except, clock.instant().plus(lease)));
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof HttpProblem || failure instanceof EventsUnavailable;
    }

    private static List<Claim> waitForTick(Throwable outage) {
        LOG.debugf("due deliveries can't be claimed now: %s", outage.getMessage());
        return List.of();
    }
}
