package io.mooring.executor.http;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one HTTP request of a tool may cost. */
@ConfigMapping(prefix = "executor.http")
interface HttpConfig {

    /** From the name lookup to the last byte. */
    @WithDefault("30S")
    Duration timeout();

    /** Largest response after decompression. */
    @WithDefault("10M")
    MemorySize maxResponse();

    /** Redirects that are followed; each is judged again. */
    @WithDefault("5")
    @Min(0)
    @Max(20)
    int maxRedirects();
}
