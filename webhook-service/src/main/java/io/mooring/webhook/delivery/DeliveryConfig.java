package io.mooring.webhook.delivery;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How attempts are made. */
@ConfigMapping(prefix = "webhook.delivery")
interface DeliveryConfig {

    /** How long a subscriber may take, from the name lookup to the last byte of its answer. */
    @WithDefault("15S")
    Duration timeout();

    /** How long after the timeout an attempt without an outcome counts as lost in a crash and is made again. */
    @WithDefault("10S")
    Duration recoverAfter();

    /** How often due deliveries are looked for beside the wake-ups. */
    @WithDefault("1S")
    Duration tick();

    /** Attempts at the same time in one process. */
    @WithDefault("64")
    @Min(1)
    int parallel();

    /** Attempts at the same time for one subscription, so that a slow one does not take all. */
    @WithDefault("8")
    @Min(1)
    int parallelPerSubscription();
}
