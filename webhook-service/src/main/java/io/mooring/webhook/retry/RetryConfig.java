package io.mooring.webhook.retry;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a subscriber may be away. */
@ConfigMapping(prefix = "webhook.retry")
interface RetryConfig {

    /** Pauses between attempts; after the last one a delivery is given up. */
    @WithDefault("5S,5M,30M,2H,5H,10H,14H,20H,24H")
    List<Duration> pauses();

    /** Part of a pause by which it may be longer or shorter, so that a subscriber that is back is not flooded. */
    @WithDefault("0.2")
    @DecimalMin("0")
    @DecimalMax("1")
    double jitter();

    /** Longest pause a subscriber can ask for with {@code Retry-After}. */
    @WithDefault("24H")
    Duration longestPause();
}
