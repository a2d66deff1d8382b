package io.mooring.connection.renewal;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How connections that are due are worked on. */
@ConfigMapping(prefix = "connection.renewal")
interface RenewalConfig {

    /** How often due connections are looked for. */
    @WithDefault("1S")
    Duration tick();

    /** Connections worked on at the same time in one process. */
    @WithDefault("32")
    @Min(1)
    int parallel();
}
