package io.mooring.connection.lease;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Leasing credentials. */
@ConfigMapping(prefix = "connection.lease")
interface LeaseConfig {

    /** How long a lease may be used, unless the connection changes or its access token ends before. */
    @WithDefault("5m")
    Duration ttl();

    /** Leases one service may take from this process per second, in the long run. */
    @WithDefault("500")
    int perSecond();

    /** Leases it may take at once after a pause: a service that starts anew has none in memory. */
    @WithDefault("5000")
    int burst();
}
