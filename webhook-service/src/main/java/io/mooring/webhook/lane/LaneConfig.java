package io.mooring.webhook.lane;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What subscribers may take of one replica. */
@ConfigMapping(prefix = "webhook.lane")
public interface LaneConfig {

    /** Attempts at the same time, without those that are late. */
    @WithDefault("256")
    @Min(1)
    int parallel();

    /** Bytes of bodies in attempts under way, late ones included; at least the longest body. */
    @WithDefault("48M")
    MemorySize mostBytes();

    /** Attempts at the same time for one subscription. */
    @WithDefault("32")
    @Min(1)
    int perSubscription();

    /** An attempt that takes longer is late: it takes no place of the others, and its subscription has one at a time. */
    @WithDefault("1S")
    Duration lateAfter();

    /** Late attempts at which no further one is made to subscriptions that were late before. */
    @WithDefault("512")
    @Min(1)
    int late();

    /** So many of the last 20 attempts lost (no answer, 429, 502, 503, 504) suspend a subscription. */
    @WithDefault("5")
    @Min(1)
    @Max(20)
    int losses();

    /** How long it is suspended; then one attempt tries, and each that is lost doubles the time. */
    @WithDefault("5S")
    Duration suspension();

    /** Longest suspension, also by {@code Retry-After}. */
    @WithDefault("120S")
    Duration longestSuspension();
}
