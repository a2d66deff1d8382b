package io.mooring.catalog.openapi;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a document may cost. */
@ConfigMapping(prefix = "catalog.openapi")
interface OpenApiConfig {

    /** For fetching a document, redirects included. */
    @WithDefault("30s")
    Duration fetchTimeout();

    /** Largest document that is fetched, decompressed. */
    @WithDefault("32M")
    MemorySize maxDocument();

    /** Redirects that are followed. */
    @WithDefault("5")
    int maxRedirects();

    /** Documents compiled at the same time; each takes about ten times its size of heap. */
    @WithDefault("1")
    int compilers();
}
