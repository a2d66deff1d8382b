package io.mooring.webhook.redrive;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a redrive is doing.
 *
 * @param state {@code running} or {@code done}
 * @param done deliveries made due so far
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RedriveView(String id, @Nullable String subscription, @JsonProperty("event_type") @Nullable String eventType,
        @Nullable Instant since, Instant until, String state, long done,
        @JsonProperty("created_by") String createdBy, @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt) {

    static RedriveView of(RedriveRow row) {
        return new RedriveView(row.id, row.subscription, row.eventType, row.since, row.until, row.state, row.done,
                row.createdBy, row.createdAt, row.finishedAt);
    }
}
