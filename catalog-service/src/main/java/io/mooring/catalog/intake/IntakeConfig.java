package io.mooring.catalog.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request may cost. */
@ConfigMapping(prefix = "catalog.intake")
interface IntakeConfig {

    /** Largest body of most routes. */
    @WithDefault("2M")
    MemorySize maxBody();

    /** Largest body of a route that takes a document; {@code quarkus.http.limits.max-body-size} must not be lower. */
    @WithDefault("32M")
    MemorySize maxDocumentBody();
}
