package io.mooring.executor.idempotency;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long and how much of an answer is kept for a repeat. */
@ConfigMapping(prefix = "executor.idempotency")
public interface IdempotencyConfig {

    /** A key is free again after this. */
    @WithDefault("24H")
    Duration kept();

    /** Longer than any call can take, all its time limits added. */
    @WithDefault("120S")
    Duration longestCall();

    /** A longer answer is kept without its result. */
    @WithDefault("1M")
    MemorySize maxAnswer();
}
