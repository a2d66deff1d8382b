package io.mooring.health.report;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The stream of changes. */
@ConfigMapping(prefix = "health.stream")
interface StreamConfig {

    /** Pause between comments that keep the stream open. */
    @WithDefault("15s")
    Duration alive();

    /** A stream ends after this; the listener connects, and is authenticated, again. */
    @WithDefault("5m")
    Duration end();

    /** Changes kept for a listener that is slow; over it, its stream ends. */
    @WithDefault("256")
    @Min(1)
    int buffer();
}
