package io.mooring.webhook.subscription;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks for events.
 *
 * @param url where they are posted to
 * @param eventTypes {@code github.push}, {@code push} of any provider, {@code github.*}, {@code *}
 */
record CreateSubscription(@Nullable String url,
        @JsonProperty("event_types") @Nullable List<@Nullable String> eventTypes) {}
