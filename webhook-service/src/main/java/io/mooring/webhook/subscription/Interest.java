package io.mooring.webhook.subscription;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a subscription asks for.
 *
 * @param id of the subscription
 * @param patterns of event types
 * @param filter an expression on the payload; null asks for all
 */
public record Interest(String id, Set<String> patterns, @Nullable String filter, Ordering ordering) {

    /** Whether it asks for one of these types, of which one event may have several. */
    public boolean wants(List<String> asked) {
        return asked.stream().anyMatch(patterns::contains);
    }
}
