package io.mooring.executor.traffic;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What upstreams may take of one replica. Nobody waits for a place: what is over a limit is refused at once. */
@ConfigMapping(prefix = "executor.traffic")
interface TrafficConfig {

    /** Requests under way on one connection. */
    @WithDefault("64")
    @Min(1)
    int perConnection();

    /** Requests under way to one integration. */
    @WithDefault("128")
    @Min(1)
    int perIntegration();

    /** Requests under way for one tenant. */
    @WithDefault("512")
    @Min(1)
    int perTenant();

    /** Requests under way in all. */
    @WithDefault("2000")
    @Min(1)
    int inAll();

    /** So many of the last 20 requests lost suspend an upstream. */
    @WithDefault("10")
    @Min(1)
    @Max(20)
    int losses();

    /** How long it is suspended; then one request tries, and each that is lost doubles the time. */
    @WithDefault("5S")
    Duration suspension();

    /** Longest suspension. */
    @WithDefault("60S")
    Duration longestSuspension();

    /** Upstreams whose losses are remembered; the one not called for longest is forgotten. */
    @WithDefault("10000")
    @Min(1)
    int remembered();

    /** How long the losses of an upstream nobody calls are remembered. */
    @WithDefault("10M")
    Duration forgottenAfter();

    /** Memory for answers that are coming in or being read, in all; a byte of an answer takes four. */
    @WithDefault("160M")
    MemorySize answers();
}
