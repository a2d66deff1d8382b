package io.mooring.webhook.redrive;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How parked deliveries are sent again. */
@ConfigMapping(prefix = "webhook.redrive")
interface RedriveConfig {

    /** How often the next portion, of at most a thousand, is made due. */
    @WithDefault("0.5S")
    Duration tick();
}
