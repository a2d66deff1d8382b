package io.mooring.executor.toolview;

import org.jspecify.annotations.Nullable;

/**
 * An integration as the catalog published it.
 *
 * @param configRevision version at which its configuration last changed
 * @param runtime how it is reached, JSON in the form of its kind; no credential
 */
public record IntegrationView(String slug, String kind, long configRevision, @Nullable String runtime, long version) {}
