package io.mooring.webhook.delivery;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.event.StoredEvent;
import io.mooring.webhook.lane.Running;
import io.mooring.webhook.subscription.Subscription;

/**
 * All that an attempt needs.
 *
 * @param event null when it is not kept any more
 * @param running its place in the subscription's lane; null until it has one
 */
record Shipment(Claim claim, @Nullable StoredEvent event, Subscription subscription, @Nullable Running running) {

    Shipment on(Running place) {
        return new Shipment(claim, event, subscription, place);
    }
}
