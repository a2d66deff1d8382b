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
 * @param named the secret the provider will sign with, to be kept first; null when it named none
 */
public record Reply(int status, @Nullable String type, @Nullable String body, Map<String, String> headers,
        @Nullable URI confirm, @Nullable String named) {

    /** One that asks for nothing. */
    public static Reply of(int status, @Nullable String type, @Nullable String body) {
        return new Reply(status, type, body, Map.of(), null, null);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
