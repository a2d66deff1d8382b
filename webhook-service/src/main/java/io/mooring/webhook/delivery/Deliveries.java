package io.mooring.webhook.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.webhook.dispatch.Due;
import io.mooring.webhook.lane.Lanes;
import io.mooring.webhook.lane.Running;
import io.mooring.webhook.lane.Turn;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Attempts under way: started as claims come, written down together as they end. The event bus of the process stands
 * between the steps, so that a slow subscriber holds nobody up.
 */
@ApplicationScoped
class Deliveries {

    static final String CLAIMED = "webhook.delivery.claimed";
    private static final String ENDED = "webhook.delivery.ended";

    private final Attempts attempts;
    private final Outcomes outcomes;
    private final Lanes lanes;
    private final Vertx vertx;
    private final DeliveryConfig config;
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
    private final Turn turn = new Turn();

    Deliveries(Attempts attempts, Outcomes outcomes, Lanes lanes, Vertx vertx, DeliveryConfig config) {
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.lanes = lanes;
        this.vertx = vertx;
        this.config = config;
    }

    @ConsumeEvent(CLAIMED)
    Uni<Void> attempt(Shipment shipment) {
        Running running = Objects.requireNonNull(shipment.running());
        return attempts.make(shipment, running).invoke(this::keep).onFailure().invoke(() -> lanes.free(running))
                .onCancellation().invoke(() -> lanes.free(running)).replaceWithVoid();
    }

    private void keep(Ended attempt) {
        ended.add(attempt);
        vertx.eventBus().send(ENDED, ENDED);
    }

    @ConsumeEvent(ENDED)
    Uni<Void> write(String hint) {
        if (!turn.begin()) {
            return Uni.createFrom().voidItem();
        }
        List<Ended> batch = batch();
        return (batch.isEmpty() ? Uni.createFrom().item(Map.<String, Integer>of()) : outcomes.record(batch))
                .onTermination().invoke(() -> free(batch))
                .invoke(woken -> vertx.eventBus().send(Due.ADDRESS, new Due(woken))).replaceWithVoid();
    }

    /** A delivery is in it once: of a lease that ran out, the second outcome follows in the next one. */
    private List<Ended> batch() {
        List<Ended> batch = new ArrayList<>();
        Set<String> deliveries = new HashSet<>();
        for (Ended next = ended.peek(); next != null && batch.size() < config.together()
                && deliveries.add(next.claim().delivery()); next = ended.peek()) {
            batch.add(ended.remove());
        }
        return batch;
    }

    private void free(List<Ended> batch) {
        batch.forEach(one -> lanes.free(one.running()));
        if (turn.end() || !ended.isEmpty()) {
            vertx.setTimer(Math.max(1, config.breath().toMillis()), again -> vertx.eventBus().send(ENDED, ENDED));
        }
    }
}
