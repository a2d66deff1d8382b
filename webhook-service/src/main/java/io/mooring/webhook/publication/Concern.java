package io.mooring.webhook.publication;

import java.util.List;
import java.util.Set;

/**
 * What an event touches.
 *
 * @param providers whose publications may hear of it
 * @param connections it concerns
 * @param resources what it is about, and what that is part of
 */
public record Concern(Set<String> providers, Set<String> connections, List<String> resources) {

    public Concern {
        providers = Set.copyOf(providers);
        connections = Set.copyOf(connections);
        resources = List.copyOf(resources);
    }
}
