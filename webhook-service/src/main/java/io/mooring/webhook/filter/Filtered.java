package io.mooring.webhook.filter;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An event as a filter sees it.
 *
 * @param subject what it happened to; empty when nobody knows
 * @param data the payload as maps, lists, texts, numbers and truth values; null when it is neither JSON nor text
 */
public record Filtered(String type, String provider, String endpoint, String subject, @Nullable Object data) {

    /** Variables of expressions. */
    Map<String, Object> variables(Object none) {
        return Map.of("type", type, "provider", provider, "endpoint", endpoint, "subject", subject, "data",
                data == null ? none : data);
    }
}
