package io.mooring.executor.database;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What questions to databases may cost. */
@ConfigMapping(prefix = "executor.database")
interface DatabaseConfig {

    /** For a statement on the server, which then cancels it. */
    @WithDefault("15S")
    Duration time();

    /** For connecting and signing in. */
    @WithDefault("8S")
    Duration connectWithin();

    /** Largest result; a larger one is truncated. */
    @WithDefault("4M")
    MemorySize maxResult();

    /** Open connections to one database. */
    @WithDefault("4")
    int connections();

    /** Databases of one kind with open connections at the same time. */
    @WithDefault("200")
    int databases();

    /** How long a connection is kept that nobody uses. */
    @WithDefault("60S")
    Duration idle();
}
