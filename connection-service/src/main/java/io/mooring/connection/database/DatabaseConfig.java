package io.mooring.connection.database;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Connecting databases. */
@ConfigMapping(prefix = "connection.database")
interface DatabaseConfig {

    /** How long a test may take, with all its attempts. */
    @WithDefault("12s")
    Duration testLimit();
}
