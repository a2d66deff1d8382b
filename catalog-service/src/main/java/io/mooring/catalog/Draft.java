package io.mooring.catalog;

import org.jspecify.annotations.Nullable;

/**
 * An integration that is about to be registered: what a kind hands over to the catalog.
 *
 * @param slug its id in the tenant
 * @param name for people
 * @param description for agents
 * @param kind who compiled it
 * @param baseUrl where its calls go, unless a tool says otherwise
 * @param displayUrl public address for people
 * @param refreshable whether its tools can be resolved again
 * @param config JSON text only the kind reads, but for {@code authenticationTemplate}
 * @param toolset its tools
 */
public record Draft(Slug slug, String name, String description, Kind kind, @Nullable String baseUrl,
        @Nullable String displayUrl, boolean refreshable, String config, Toolset toolset) {}
