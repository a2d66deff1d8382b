package io.mooring.webhook.subscription;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Changes what is given. An empty filter and a rate limit of 0 take them away.
 *
 * @param disabled holds deliveries back, or lets them go on
 */
record ChangeSubscription(@Nullable Boolean disabled, @Nullable String url,
        @JsonProperty("event_types") @Nullable List<@Nullable String> eventTypes, @Nullable String filter,
        @JsonProperty("rate_limit") @Nullable Integer rateLimit, @Nullable String order) {

    boolean isEmpty() {
        return disabled == null && url == null && eventTypes == null && filter == null && rateLimit == null
                && order == null;
    }
}
