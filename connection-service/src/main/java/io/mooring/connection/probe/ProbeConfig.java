package io.mooring.connection.probe;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a look at a credential may cost, and how often one is taken. */
@ConfigMapping(prefix = "connection.probe")
interface ProbeConfig {

    /** From the name lookup to the last byte of the answer; a connection's lease must last longer. */
    @WithDefault("10S")
    Duration timeout();

    /** Largest answer, after decompression. */
    @WithDefault("1M")
    MemorySize maxAnswer();

    /** How often a credential is looked at of which nobody knows when it ends. */
    @WithDefault("6H")
    Duration every();
}
