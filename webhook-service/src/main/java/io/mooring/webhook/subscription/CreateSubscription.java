package io.mooring.webhook.subscription;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks for events.
 *
 * @param url where they are posted to
 * @param eventTypes {@code github.issue.opened}, {@code issue.opened} of any provider, {@code github.issue.*}, {@code *}
 * @param filter CEL over {@code data}, {@code type}, {@code provider}, {@code endpoint}, {@code subject}
 * @param rateLimit most deliveries in a second
 * @param order {@code none}, {@code endpoint} or {@code subject}
 */
record CreateSubscription(@Nullable String url,
        @JsonProperty("event_types") @Nullable List<@Nullable String> eventTypes, @Nullable String filter,
        @JsonProperty("rate_limit") @Nullable Integer rateLimit, @Nullable String order) {}
