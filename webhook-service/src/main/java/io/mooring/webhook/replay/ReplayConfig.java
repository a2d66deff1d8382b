package io.mooring.webhook.replay;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How fast events are replayed: what is new must not wait behind them. */
@ConfigMapping(prefix = "webhook.replay")
interface ReplayConfig {

    /** Pause between the batches of a replay. */
    @WithDefault("1S")
    Duration tick();

    /** Most events of a batch. */
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int batch();

    /** Replays one process works at, of all tenants. */
    @WithDefault("4")
    @Min(1)
    int parallel();

    /** Replays a tenant may have under way. */
    @WithDefault("10")
    @Min(1)
    int perTenant();

    /** How long a batch may take before another process takes the replay over. */
    @WithDefault("60S")
    Duration lease();
}
