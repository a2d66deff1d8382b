package io.mooring.connection.clienthealth;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rejected clients. */
@ConfigMapping(prefix = "connection.client-health")
interface ClientHealthConfig {

    /** How long nobody is told again that a client is rejected. */
    @WithDefault("1H")
    Duration alertPause();

    /** Within which time those who waited are looked at once their client is accepted again. */
    @WithDefault("30S")
    Duration wakeWithin();
}
