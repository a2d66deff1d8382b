package io.mooring.webhook.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.provider.WebhookFacts;

/**
 * What a provider sent.
 *
 * @param headers all of them; names in any case
 * @param body as it arrived
 */
record Arrival(Map<String, List<String>> headers, byte[] body) {

    private static final String NO_TYPE = "application/octet-stream";
    private static final List<String> ALWAYS_KEPT = List.of("content-type", "user-agent");

    Arrival {
        TreeMap<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    List<String> all(String header) {
        return headers.getOrDefault(header, List.of());
    }

    /** The first value of a header that says something. */
    @Nullable
    String find(String header) {
        List<String> values = all(header);
        return values.isEmpty() || values.getFirst().isBlank() ? null : values.getFirst().strip();
    }

    String contentType() {
        String type = find(HttpHeaders.CONTENT_TYPE);
        return type == null ? NO_TYPE : type;
    }

    /** The headers that stay with the event: those the provider's facts name, so that no credential can slip in. */
    Map<String, String> kept(WebhookFacts facts) {
        Map<String, String> kept = new HashMap<>();
        keep(kept, ALWAYS_KEPT);
        keep(kept, facts.keptHeaders());
        return kept;
    }

    private void keep(Map<String, String> kept, List<String> names) {
        for (String name : names) {
            String value = find(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
    }
}
