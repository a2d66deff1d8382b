package io.mooring.webhook.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.webhook.dispatch.ReceivedConsumer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;

/**
 * Finds due deliveries and starts their attempts: when dispatch wrote some, when an attempt ended, and with every tick.
 * The event bus of the process stands between finding and attempting, so that a slow subscriber holds nobody up.
 */
@ApplicationScoped
class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final String CLAIMED = "webhook.delivery.claimed";

    private final Transactions transactions;
    private final DeliveryStore store;
    private final Attempts attempts;
    private final EventBus bus;
    private final Clock clock;
    private final Duration lease;
    private final Slots slots;
    private final Turn turn = new Turn();

    Deliveries(Transactions transactions, DeliveryStore store, Attempts attempts, EventBus bus, Clock clock,
            DeliveryConfig config) {
        this.transactions = transactions;
        this.store = store;
        this.attempts = attempts;
        this.bus = bus;
        this.clock = clock;
        this.lease = config.timeout().plus(config.recoverAfter());
        this.slots = new Slots(config.parallel(), config.parallelPerSubscription());
    }

    @ConsumeEvent(ReceivedConsumer.DUE)
    Uni<Void> wake(String hint) {
        return claim();
    }

    @Scheduled(every = "${webhook.delivery.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return claim();
    }

    private Uni<Void> claim() {
        int most = slots.free();
        if (most == 0 || !turn.begin()) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .acrossTenants(session -> store.claim(session, most, slots.full(), clock.instant().plus(lease)))
                .invoke(claims -> start(claims, most)).replaceWithVoid()
                .onFailure(HttpProblem.class).recoverWithItem(Deliveries::waitForTick)
                .onTermination().invoke(this::endTurn);
    }

    /** A full batch means that there may be more. */
    private void start(List<Claim> claims, int most) {
        for (Claim claim : claims) {
            slots.take(claim.subscription());
            bus.send(CLAIMED, claim);
        }
        if (claims.size() == most) {
            bus.send(ReceivedConsumer.DUE, CLAIMED);
        }
    }

    private void endTurn() {
        if (turn.end()) {
            bus.send(ReceivedConsumer.DUE, CLAIMED);
        }
    }

    @ConsumeEvent(CLAIMED)
    Uni<Void> attempt(Claim claim) {
        return attempts.make(claim).onTermination().invoke(() -> {
            slots.free(claim.subscription());
            bus.send(ReceivedConsumer.DUE, CLAIMED);
        });
    }

    private static Void waitForTick(Throwable outage) {
        LOG.debugf("due deliveries can't be claimed now: %s", outage.getMessage());
        return null;
    }
}
