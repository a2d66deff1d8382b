package io.mooring.webhook.stream;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The stream of events. */
@ConfigMapping(prefix = "webhook.stream")
interface StreamConfig {

    /** Pause between comments that keep the stream open. */
    @WithDefault("15S")
    Duration alive();

    /** A stream ends after this, whatever its listener still has to read; the listener comes again, and is authenticated. */
    @WithDefault("5M")
    Duration end();

    /** How often a stream looks for events that another replica stored, or that were held back by an older transaction. */
    @WithDefault("500MS")
    Duration look();

    /** Events fetched at a time, when the listener has taken those before: all that is ever kept for one. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int page();

    /** Streams of one tenant in one process. */
    @WithDefault("20")
    @Min(1)
    int perTenant();

    /** Streams in one process. */
    @WithDefault("500")
    @Min(1)
    int most();
}
