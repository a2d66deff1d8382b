package io.mooring.executor.graphql;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What asking for a schema may cost. */
@ConfigMapping(prefix = "executor.graphql")
interface GraphqlConfig {

    /** For one introspection query, from the name lookup to the last byte. */
    @WithDefault("40S")
    Duration timeout();

    /** Largest schema after decompression. */
    @WithDefault("32M")
    MemorySize maxSchema();

    /** For all schemas that are being read at the same time. */
    @WithDefault("64M")
    MemorySize room();

    /** Redirects that are followed; each is judged again. */
    @WithDefault("3")
    int maxRedirects();
}
