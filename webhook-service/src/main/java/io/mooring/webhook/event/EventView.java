package io.mooring.webhook.event;

import java.time.Instant;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * An event as callers see it.
 *
 * @param id {@code ce_id}
 * @param receivedType how the intake named it; only when its type says more
 * @param links a JSON object of URLs
 * @param unverified whether nothing proves who sent it
 * @param headers a JSON object; only when one event is asked for, like the payload
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(String id, String type, @JsonProperty("received_type") @Nullable String receivedType, String provider,
        String endpoint, @Nullable String connection, @Nullable String subject, @Nullable String actor,
        @JsonRawValue @Nullable String links, boolean unverified,
        @JsonProperty("delivery_id") @Nullable String deliveryId,
        @JsonProperty("content_type") String contentType, @JsonProperty("received_at") Instant receivedAt,
        @JsonRawValue @Nullable String headers, @JsonRawValue @Nullable String payload,
        @JsonProperty("payload_base64") @Nullable String payloadBase64) {

    static EventView whole(EventRow row, Payload payload) {
        return new EventView(row.id, row.type, row.receivedType.equals(row.type) ? null : row.receivedType,
                row.provider, row.endpoint, row.connection, row.subject, row.actor, row.links, row.unverified, row.deliveryId,
                row.contentType, row.receivedAt, row.headers, payload instanceof Payload.Json json ? json.raw() : null,
                payload instanceof Payload.Binary binary ? Base64.getEncoder().encodeToString(binary.bytes()) : null);
    }
}
