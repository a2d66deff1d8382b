package io.mooring.catalog;

import java.util.List;

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
 * @param runtime how the executor reaches it, as JSON text in the form of the kind; no credential
 * @param configSchema JSON Schema of the variables it is configured with, as text
 * @param curation where it stands among the curated ones
 * @param toolset its tools
 */
public record Draft(Slug slug, String name, String description, Kind kind, @Nullable String baseUrl,
        @Nullable String displayUrl, boolean refreshable, String config, @Nullable String runtime,
        @Nullable String configSchema, Curation curation, Toolset toolset) {

    /** The same with another standing. */
    public Draft with(Curation other) {
        return new Draft(slug, name, description, kind, baseUrl, displayUrl, refreshable, config, runtime, configSchema,
                other, toolset);
    }

    /**
     * Where an integration stands among the curated ones.
     *
     * @param provider id of the provider whose credentials it takes
     * @param family id of the bundle it belongs to: one credential for all of them
     * @param tier P0, P1 or P2
     * @param roles who it is for, such as Engineering
     */
    public record Curation(@Nullable String provider, @Nullable String family, @Nullable String tier,
            List<String> roles) {

        /** Not curated. */
        public static final Curation NONE = new Curation(null, null, null, List.of());
    }
}
