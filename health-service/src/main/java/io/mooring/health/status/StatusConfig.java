package io.mooring.health.status;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.mooring.health.signal.ObservationStore;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When something counts as degraded or disconnected. */
@ConfigMapping(prefix = "health.status")
interface StatusConfig {

    /** Most observations that are looked at. */
    @WithDefault("20")
    @Min(3)
    @Max(ObservationStore.KEPT)
    int observations();

    /** An observation that is older than the newest one by more than this is not looked at. */
    @WithDefault("15m")
    Duration period();

    /** So many calls in a row without an answer are a disconnection. */
    @WithDefault("3")
    @Min(1)
    int outage();

    /** So many good calls in a row end a degradation that came and went. */
    @WithDefault("3")
    @Min(1)
    int recovery();

    /** A 95th percentile of the durations over this is slow. */
    @WithDefault("5s")
    Duration slow();

    /** Fewer successful calls than this are not enough to be called slow. */
    @WithDefault("5")
    @Min(1)
    int slowCalls();

    default Thresholds thresholds() {
        return new Thresholds(observations(), period(), outage(), recovery(), slow(), slowCalls());
    }
}
