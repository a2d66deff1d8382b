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
 * @param headers a JSON object; only when one event is asked for, like the payload
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(String id, String type, String provider, String endpoint,
        @JsonProperty("delivery_id") @Nullable String deliveryId, @JsonProperty("content_type") String contentType,
        @JsonProperty("received_at") Instant receivedAt, @JsonRawValue @Nullable String headers,
        @JsonRawValue @Nullable String payload, @JsonProperty("payload_base64") @Nullable String payloadBase64) {

    static EventView brief(EventRow row) {
        return new EventView(row.id, row.type, row.provider, row.endpoint, row.deliveryId, row.contentType,
                row.receivedAt, null, null, null);
    }

    static EventView whole(EventRow row, Payload payload) {
        return new EventView(row.id, row.type, row.provider, row.endpoint, row.deliveryId, row.contentType,
                row.receivedAt, row.headers, payload instanceof Payload.Json json ? json.raw() : null,
                payload instanceof Payload.Binary binary ? Base64.getEncoder().encodeToString(binary.bytes()) : null);
    }
}
