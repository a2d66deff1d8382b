package io.mooring.connection.lease;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Leasing credentials. */
@ConfigMapping(prefix = "connection.lease")
interface LeaseConfig {

    /** How long a lease may be used, unless the connection changes before. */
    @WithDefault("5m")
    Duration ttl();
}
