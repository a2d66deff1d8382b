package io.mooring.connection.probe;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When connections are looked at by themselves. */
@ConfigMapping(prefix = "connection.schedule")
public interface ScheduleConfig {

    /** How long before its end an access token is renewed; of a short one the last quarter. */
    @WithDefault("5M")
    Duration ahead();

    /** Pause after the first temporary failure; it doubles with each one. */
    @WithDefault("30S")
    Duration retryFirst();

    /** Longest pause between two tries. */
    @WithDefault("1H")
    Duration retryLongest();

    /** How long one process may work on a connection before others take it for dead; above every timeout of ours. */
    @WithDefault("60S")
    Duration lease();
}
