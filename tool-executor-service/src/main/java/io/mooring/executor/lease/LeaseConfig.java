package io.mooring.executor.lease;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where credentials come from. */
@ConfigMapping(prefix = "executor.lease")
interface LeaseConfig {

    /** Root of connection-service ({@code MOORING_CONNECTION_URL}). */
    URI url();

    /** For one lease, the connection included. */
    @WithDefault("15S")
    Duration timeout();

    /** A lease this close to its expiry is not used any more. */
    @WithDefault("20S")
    Duration margin();

    /** Leases kept in memory. */
    @WithDefault("20000")
    long kept();
}
