package io.mooring.executor.inquiry;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When upstreams are asked what they offer. */
@ConfigMapping(prefix = "executor.inquiry")
interface InquiryConfig {

    /** Upstreams asked at the same time by this process. */
    @WithDefault("8")
    @Min(1)
    @Max(100)
    int parallel();

    /** Age at which an answer is asked for again. */
    @WithDefault("24H")
    Duration maxAge();

    /** After the first failure; it doubles with each further one. */
    @WithDefault("5S")
    Duration firstPause();

    /** The pause does not grow beyond it. */
    @WithDefault("1H")
    Duration longestPause();

    /** How long a process may take for one; then another one asks. */
    @WithDefault("3M")
    Duration claim();
}
