package io.mooring.catalog.integration;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Kind;

/**
 * An integration as it is now, without its configuration.
 *
 * @param authMethods projection of the configuration; empty when that is malformed
 * @param curation where it stands among the curated ones
 * @param runtime how the executor reaches it, as JSON text in the form of its kind
 * @param configSchema JSON Schema of the variables it is configured with, as text
 * @param configRevision version at which its configuration last changed
 * @param version rises with each change, also over removal and a new registration of the slug
 */
public record Integration(String tenant, String slug, String name, String description, Kind kind,
        @Nullable String baseUrl, @Nullable String displayUrl, boolean canRemove, boolean canRefresh,
        List<AuthTemplate> authMethods, Draft.Curation curation, @Nullable String runtime,
        @Nullable String configSchema,
        int toolCount, long configRevision, long version) {}
