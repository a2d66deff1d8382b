package io.mooring.webhook.subscription;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A subscription as callers see it.
 *
 * @param secret signs its deliveries; only in the answer that made it
 * @param disabledReason why it was disabled, when Mooring did it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionView(String id, String url, @JsonProperty("event_types") List<String> eventTypes, boolean disabled,
        @JsonProperty("disabled_reason") @Nullable String disabledReason,
        @JsonProperty("created_at") Instant createdAt, @Nullable String secret) {

    static SubscriptionView of(SubscriptionRow row) {
        return new SubscriptionView(row.id, row.url, List.of(row.eventTypes), row.disabled, row.disabledReason,
                row.createdAt, null);
    }

    /** The only time the secret is shown. */
    SubscriptionView showing(String shown) {
        return new SubscriptionView(id, url, eventTypes, disabled, disabledReason, createdAt, shown);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SubscriptionView[" + id + "]";
    }
}
