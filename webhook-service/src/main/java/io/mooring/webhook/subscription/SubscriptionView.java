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
 * @param formerSecretUntil when the secret before stops signing, while it does
 * @param disabledReason why it was disabled, when Mooring did it
 * @param failingSince when the first of the attempts failed that all failed since
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionView(String id, String url, @JsonProperty("event_types") List<String> eventTypes,
        @Nullable String filter, @JsonProperty("rate_limit") @Nullable Integer rateLimit, String order,
        boolean disabled, @JsonProperty("disabled_reason") @Nullable String disabledReason,
        @JsonProperty("last_success_at") @Nullable Instant lastSuccessAt,
        @JsonProperty("failing_since") @Nullable Instant failingSince,
        @JsonProperty("former_secret_until") @Nullable Instant formerSecretUntil,
        @JsonProperty("created_at") Instant createdAt, @Nullable String secret) {

    static SubscriptionView of(SubscriptionRow row) {
        return new SubscriptionView(row.id, row.url, List.of(row.eventTypes), row.filter, row.rateLimit, row.ordering,
                row.disabled, row.disabledReason, row.lastSuccessAt, row.failingSince, row.formerUntil, row.createdAt,
                null);
    }

    /** The only time the secret is shown. */
    SubscriptionView showing(String shown) {
        return new SubscriptionView(id, url, eventTypes, filter, rateLimit, order, disabled, disabledReason,
                lastSuccessAt, failingSince, formerSecretUntil, createdAt, shown);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SubscriptionView[" + id + "]";
    }
}
