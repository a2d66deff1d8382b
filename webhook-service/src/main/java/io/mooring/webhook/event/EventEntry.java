package io.mooring.webhook.event;

import java.nio.ByteBuffer;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.webhook.WebhookReceived;

/**
 * A row of {@code app.event} to be; components are columns.
 *
 * @param body in base64
 * @param headers a JSON object
 */
record EventEntry(String id, String endpoint, String provider, String type, String receivedType,
        @Nullable String deliveryId, String contentType, String headers, String body, String receivedAt,
        @Nullable String connection, @Nullable String subject, @Nullable String actor, @Nullable String links,
        boolean unverified) {

    static EventEntry of(Arrived event, String headers) {
        WebhookReceived received = event.received();
        Meaning meaning = event.meaning();
        return new EventEntry(event.id(), received.getEndpoint(), received.getProvider(), meaning.type(),
                received.getEventType(), received.getDeliveryId(), received.getContentType(), headers,
                base64(received.getBody()), event.receivedAt().toString(), meaning.connection(), meaning.subject(),
                meaning.actor(), meaning.links(), received.getUnverified());
    }

    private static String base64(ByteBuffer body) {
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
