package io.mooring.catalog.graphql;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a schema may cost. */
@ConfigMapping(prefix = "catalog.graphql")
interface GraphqlConfig {

    /** For one introspection query, redirects included. */
    @WithDefault("20s")
    Duration fetchTimeout();

    /** Largest introspection result that is fetched, decompressed. */
    @WithDefault("32M")
    MemorySize maxSchema();

    /** Redirects that are followed. */
    @WithDefault("3")
    int maxRedirects();

    /** Schemas compiled at the same time; each takes about fifteen times its size of heap. */
    @WithDefault("1")
    int compilers();
}
