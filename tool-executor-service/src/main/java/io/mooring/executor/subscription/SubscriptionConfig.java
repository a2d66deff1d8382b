package io.mooring.executor.subscription;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What clients are told without asking. */
@ConfigMapping(prefix = "executor.subscription")
public interface SubscriptionConfig {

    /** Most resources of one client. */
    @WithDefault("100")
    int most();

    /** Most streams of {@code subscriptions/listen} of one caller at one address. */
    @WithDefault("100")
    int streams();

    /** How long servers may take to be asked about the resources of a client, before it is told without those of the slow ones. */
    @WithDefault("10S")
    Duration patience();

    /** How often it is looked whether the tokens of those who listen are still good; the streams of others end. */
    @WithDefault("5S")
    Duration vigil();

    /** Between two notifications of the same resource. */
    @WithDefault("500MS")
    Duration pause();

    /** Between two notifications that the same list of a server has changed; each costs a look for everybody who listens. */
    @WithDefault("30S")
    Duration listPause();

    /** Between two looks at the lists of a tenant's clients that listen; longer where a look takes longer than a tenth of it. */
    @WithDefault("1S")
    Duration lookPause();
}
