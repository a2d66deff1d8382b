package io.mooring.executor.toolview;

import org.jspecify.annotations.Nullable;

/** The names an integration goes by when agents are bound: its own, its family's, its provider's. */
public record Kin(String integration, @Nullable String family, @Nullable String provider) {}
