package io.mooring.webhook.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A delivery this process may attempt now.
 *
 * @param eventAt when the event came
 * @param orderKey what it has in common with those that wait for it
 * @param attempts with the one that is to be made
 * @param attemptsBefore of them, those before it was last sent again
 * @param size of the event's body, in bytes
 * @param version of the row; when it changed, the lease had run out and somebody else has the delivery
 */
record Claim(String tenant, String delivery, String event, Instant eventAt, String eventType, String subscription,
        @Nullable String orderKey, int attempts, int attemptsBefore, int size, long version) {

    static Claim of(DeliveryRow row) {
        return new Claim(row.tenant, row.id, row.event, row.eventAt, row.eventType, row.subscription, row.orderKey,
                row.attempts, row.attemptsBefore, row.size, row.version);
    }
}
