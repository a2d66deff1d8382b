package io.mooring.webhook.mapping;

import java.util.Set;

import io.mooring.contracts.provider.event.TypedEvent;
import io.mooring.webhook.event.Arrived;

/**
 * An event somebody has read.
 *
 * @param arrived with what it means
 * @param event what its provider's code says
 * @param providers whose publications it may concern: its own, and the one that describes its webhooks
 * @param connections those it concerns
 */
public record Understood(Arrived arrived, TypedEvent event, Set<String> providers, Set<String> connections) {

    public Understood {
        providers = Set.copyOf(providers);
        connections = Set.copyOf(connections);
    }
}
