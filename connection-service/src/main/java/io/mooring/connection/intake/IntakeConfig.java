package io.mooring.connection.intake;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Making connections. */
@ConfigMapping(prefix = "connection.intake")
interface IntakeConfig {

    /**
     * How long to wait for an integration this service has not heard of: the catalog may have registered it just now, and
     * its event still be on the way.
     */
    @WithDefault("1s")
    Duration catalogLag();
}
