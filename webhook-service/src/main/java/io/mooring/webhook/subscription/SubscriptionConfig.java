package io.mooring.webhook.subscription;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How secrets are replaced. */
@ConfigMapping(prefix = "webhook.subscription")
interface SubscriptionConfig {

    /** How long a former secret signs beside the new one, unless the request says otherwise. */
    @WithDefault("24H")
    Duration overlap();

    /** Longest time a request may ask for. */
    @WithDefault("168H")
    Duration longestOverlap();
}
