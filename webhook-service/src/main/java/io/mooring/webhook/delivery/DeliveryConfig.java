package io.mooring.webhook.delivery;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How deliveries are found and written down. */
@ConfigMapping(prefix = "webhook.delivery")
interface DeliveryConfig {

    /** How long after the timeout an attempt without an outcome counts as lost in a crash and is made again. */
    @WithDefault("10S")
    Duration recoverAfter();

    /** How often due deliveries are looked for beside the wake-ups. */
    @WithDefault("1S")
    Duration tick();

    /** Least time from one transaction to the next: under load each does more. */
    @WithDefault("0.01S")
    Duration breath();

    /** Outcomes written in one transaction. */
    @WithDefault("200")
    @Min(1)
    int together();
}
