package io.mooring.webhook.event;

import java.nio.ByteBuffer;
import java.util.Map;

import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.webhook.NewestFirst.Position;

/**
 * An event as Kafka got it.
 *
 * @param id {@code ce_id}
 */
public record KeptEvent(String id, WebhookReceived received) {

    static KeptEvent of(EventRow row, Map<String, String> headers) {
        return new KeptEvent(row.id, WebhookReceived.newBuilder().setTenant(row.tenant).setEndpoint(row.endpoint)
                .setProvider(row.provider).setEventType(row.receivedType).setDeliveryId(row.deliveryId)
                .setContentType(row.contentType).setHeaders(headers).setBody(ByteBuffer.wrap(row.body))
                .setReceivedAt(row.receivedAt).setUnverified(row.unverified).build());
    }

    /** Where it stands among a tenant's events. */
    public Position position() {
        return new Position(received.getReceivedAt(), id);
    }
}
