package io.mooring.webhook.delivery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.webhook.dispatch.Due;
import io.mooring.webhook.lane.Lanes;
import io.mooring.webhook.lane.Quota;
import io.mooring.webhook.lane.Running;
import io.mooring.webhook.lane.Turn;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Finds due deliveries and claims them: when dispatch wrote some, when attempts ended, and with every tick. */
@ApplicationScoped
class Finder {

    private final Claims claims;
    private final Lanes lanes;
    private final Vertx vertx;
    private final DeliveryConfig config;
    private final Turn turn = new Turn();

    Finder(Claims claims, Lanes lanes, Vertx vertx, DeliveryConfig config) {
        this.claims = claims;
        this.lanes = lanes;
        this.vertx = vertx;
        this.config = config;
    }

    @ConsumeEvent(Due.ADDRESS)
    Uni<Void> wake(Due hint) {
        lanes.expect(hint.bySubscription());
        return find();
    }

    /** Hints get lost, pauses end, leases run out, and other processes crash. */
    @Scheduled(every = "${webhook.delivery.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return claims.look().invoke(lanes::expect).chain(this::find);
    }

    private Uni<Void> find() {
        if (!turn.begin()) {
            return Uni.createFrom().voidItem();
        }
        List<Quota> quotas = lanes.choose();
        return (quotas.isEmpty() ? Uni.createFrom().item(List.<Shipment>of()) : claims.take(quotas, lanes.room()))
                .onFailure().invoke(() -> quotas.forEach(quota -> lanes.taken(quota, 0)))
                .onCancellation().invoke(() -> quotas.forEach(quota -> lanes.taken(quota, 0)))
                .invoke(shipments -> start(quotas, shipments)).replaceWithVoid()
                .onTermination().invoke(this::endTurn);
    }

    private void start(List<Quota> quotas, List<Shipment> shipments) {
        Map<String, List<Shipment>> bySubscription = shipments.stream()
                .collect(Collectors.groupingBy(shipment -> shipment.claim().subscription()));
        List<Shipment> placed = new ArrayList<>();
        for (Quota quota : quotas) {
            List<Shipment> mine = bySubscription.getOrDefault(quota.subscription(), List.of());
            Iterator<Running> places = lanes.taken(quota, mine.size()).iterator();
            mine.forEach(shipment -> placed.add(placed(shipment, places.next())));
        }
        shipments.forEach(shipment -> lanes.limit(shipment.subscription().id(), shipment.subscription().rateLimit()));
        placed.forEach(shipment -> vertx.eventBus().send(Deliveries.CLAIMED, shipment));
    }

    private Shipment placed(Shipment shipment, Running place) {
        lanes.carry(place, shipment.claim().size());
        return shipment.on(place);
    }

    private void endTurn() {
        if (turn.end()) {
            vertx.setTimer(Math.max(1, config.breath().toMillis()),
                    again -> vertx.eventBus().send(Due.ADDRESS, Due.SOMEWHERE));
        }
    }
}
