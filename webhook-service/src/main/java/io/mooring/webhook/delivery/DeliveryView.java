package io.mooring.webhook.delivery;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A delivery as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(String id, String event, @JsonProperty("event_type") String eventType, String subscription,
        String status, @JsonProperty("next_attempt_at") @Nullable Instant nextAttemptAt,
        @JsonProperty("created_at") Instant createdAt, List<AttemptView> attempts) {

    static DeliveryView of(DeliveryRow row, List<AttemptRow> attempts) {
        return new DeliveryView(row.id, row.event, row.eventType, row.subscription, row.status, row.nextAttemptAt,
                row.createdAt, attempts.stream().map(AttemptView::of).toList());
    }

    /**
     * Either a status or an error.
     *
     * @param response the beginning of the answer, when it was text
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttemptView(int number, Instant at, @Nullable Integer status, @Nullable String error,
            @Nullable String response,
            @JsonProperty("duration_millis") long durationMillis) {

        static AttemptView of(AttemptRow row) {
            return new AttemptView(row.number, row.at, row.status, row.error, row.response,
                    row.durationMillis);
        }
    }
}
