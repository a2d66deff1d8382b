package io.mooring.webhook.provider;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a provider is told.
 *
 * @param status HTTP status
 * @param type of the body; null: there is none
 * @param headers beside the type
 * @param confirm an address to be called first
 */
public record Reply(int status, @Nullable String type, @Nullable String body, Map<String, String> headers,
        @Nullable URI confirm) {}
