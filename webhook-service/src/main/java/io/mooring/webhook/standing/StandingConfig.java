package io.mooring.webhook.standing;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a subscription is given up. */
@ConfigMapping(prefix = "webhook.standing")
interface StandingConfig {

    /** So long nothing but failures are told. */
    @WithDefault("24H")
    Duration failingAfter();

    /** So long nothing but failures disable. */
    @WithDefault("120H")
    Duration disableAfter();

    /** At least so long after it was told. */
    @WithDefault("24H")
    Duration notice();
}
