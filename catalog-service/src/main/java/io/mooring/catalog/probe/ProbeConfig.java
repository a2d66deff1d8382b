package io.mooring.catalog.probe;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a look at a server may cost. */
@ConfigMapping(prefix = "catalog.probe")
interface ProbeConfig {

    /** For everything: the server, its pages of tools, its authorization server. */
    @WithDefault("15s")
    Duration timeout();

    /** Largest single answer, decompressed. */
    @WithDefault("4M")
    MemorySize maxAnswer();

    /** Pages of tools that are read. */
    @WithDefault("100")
    int maxPages();
}
