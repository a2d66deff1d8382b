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

    /** From the arguments, which are judged by then, to the last byte: lease, all tries and their pauses included. */
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

    /** How often a request that can do no harm twice is sent again. */
    @WithDefault("2")
    @Min(0)
    @Max(10)
    int retries();

    /** Pause before the first of them, about; it doubles. */
    @WithDefault("200MS")
    Duration pause();

    /** Longest pause an upstream may ask for; one that asks for more is not asked again by us. */
    @WithDefault("5S")
    Duration longestPause();

    /** How long a stream of events or values is listened to. */
    @WithDefault("20S")
    Duration streamed();

    /** Values, members and brackets of one JSON answer: a small text can be a large tree. */
    @WithDefault("1000000")
    @Min(1000)
    long maxTokens();

    /** Whether upstreams get our {@code traceparent} (W3C Trace Context): random, and of use to who looks for a call. */
    @WithDefault("true")
    boolean passTrace();
}
