package io.mooring.executor.subscription;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What clients with a session are told without asking. */
@ConfigMapping(prefix = "executor.subscription")
interface SubscriptionConfig {

    /** Most resources of one session. */
    @WithDefault("100")
    int most();

    /** Between two notifications of the same resource. */
    @WithDefault("500MS")
    Duration pause();

    /** Between two notifications that the same list of a server has changed; each costs a look for everybody who listens. */
    @WithDefault("30S")
    Duration listPause();
}
