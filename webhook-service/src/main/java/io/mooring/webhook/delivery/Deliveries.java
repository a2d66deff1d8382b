package io.mooring.webhook.delivery;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.webhook.dispatch.ReceivedConsumer;
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

    private static final String CLAIMED = "webhook.delivery.claimed";

    private final Claims claims;
    private final Attempts attempts;
    private final EventBus bus;
    private final Slots slots;
    private final Turn turn = new Turn();

    Deliveries(Claims claims, Attempts attempts, EventBus bus, DeliveryConfig config) {
        this.claims = claims;
        this.attempts = attempts;
        this.bus = bus;
        this.slots = new Slots(config.parallel(), config.parallelPerSubscription());
    }

    @ConsumeEvent(ReceivedConsumer.DUE)
    Uni<Void> wake(String hint) {
        return find();
    }

    @Scheduled(every = "${webhook.delivery.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return find();
    }

    private Uni<Void> find() {
        int most = slots.free();
        if (most == 0 || !turn.begin()) {
            return Uni.createFrom().voidItem();
        }
        return claims.take(most, slots.full()).invoke(taken -> start(taken, most)).replaceWithVoid()
                .onTermination().invoke(this::endTurn);
    }

    /** A full batch means that there may be more. */
    private void start(List<Claim> taken, int most) {
        for (Claim claim : taken) {
            slots.take(claim.subscription());
            bus.send(CLAIMED, claim);
        }
        if (taken.size() == most) {
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
}
