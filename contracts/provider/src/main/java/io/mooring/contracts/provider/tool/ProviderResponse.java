package io.mooring.contracts.provider.tool;

import java.util.Map;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a provider answered.
 *
 * @param status of HTTP
 * @param headers those that say something to a caller, names in lower case
 * @param body JSON as it is; text that is none as a JSON string; null of JSON when empty
 */
public record ProviderResponse(int status, Map<String, String> headers, JsonNode body) {

    public ProviderResponse {
        headers = Map.copyOf(headers);
    }

    public boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** A header that is a number; empty when it is absent or something else. */
    public OptionalLong number(String name) {
        String text = headers.get(name);
        return text != null && text.matches("\\d{1,15}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /** What {@code Retry-After} says in seconds; null when it says nothing or names a date. */
    public ProviderFailure.@Nullable Wait retryAfter() {
        OptionalLong seconds = number("retry-after");
        return seconds.isPresent() ? new ProviderFailure.Wait(seconds.getAsLong(), null) : null;
    }

    /** Without headers and body, which may be private. */
    @Override
    public String toString() {
        return String.valueOf(status);
    }
}
