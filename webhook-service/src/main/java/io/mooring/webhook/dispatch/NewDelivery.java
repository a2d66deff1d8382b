package io.mooring.webhook.dispatch;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.event.Arrived;
import io.mooring.webhook.subscription.Interest;

/**
 * A row of {@code app.delivery} to be; components are columns.
 *
 * @param size of the event's body, in bytes
 * @param orderKey what deliveries that wait for one another have in common; null when it waits for none
 */
record NewDelivery(String id, String event, String eventAt, String eventType, String subscription,
        @Nullable String orderKey, int size) {

    static NewDelivery of(String id, Arrived event, Interest interest) {
        return new NewDelivery(id, event.id(), event.receivedAt().toString(), event.meaning().type(), interest.id(),
                interest.ordering().key(event.received().getEndpoint(), event.meaning().subject()),
                event.received().getBody().remaining());
    }
}
