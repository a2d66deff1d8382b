package io.mooring.connection.consent;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long people may take. */
@ConfigMapping(prefix = "connection.consent")
public interface ConsentConfig {

    /** From the request to the callback. */
    @WithDefault("10m")
    Duration life();
}
