package io.mooring.catalog.detection;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a look at a URL may cost. */
@ConfigMapping(prefix = "catalog.detection")
interface DetectionConfig {

    /** For all kinds together; who has not answered by then is left out. */
    @WithDefault("10s")
    Duration deadline();

    /** Largest answer that is read, decompressed. */
    @WithDefault("16M")
    MemorySize maxAnswer();

    /** Redirects that are followed. */
    @WithDefault("3")
    int maxRedirects();
}
