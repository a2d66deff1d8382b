package io.mooring.connection.session;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Connect sessions. */
@ConfigMapping(prefix = "connection.session")
interface SessionConfig {

    /** How long one lasts when nobody says otherwise. */
    @WithDefault("30m")
    Duration life();

    /** How long one may last at most. */
    @WithDefault("24h")
    Duration longestLife();

    /** How long the platform can see afterwards what came of it. */
    @WithDefault("P7D")
    Duration kept();
}
