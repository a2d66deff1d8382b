package io.mooring.webhook.delivery;

/**
 * A delivery this process may attempt now.
 *
 * @param attempts with the one that is to be made
 * @param version of the row; when it changed, the lease had run out and somebody else has the delivery
 */
record Claim(String tenant, String delivery, String event, String eventType, String subscription, int attempts,
        long version) {

    static Claim of(DeliveryRow row) {
        return new Claim(row.tenant, row.id, row.event, row.eventType, row.subscription, row.attempts, row.version);
    }
}
