package io.mooring.executor.traffic;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;

/** Limits small enough to be reached. */
public record Rules(int perConnection, int perIntegration, int perTenant, int inAll, int losses, Duration suspension,
        Duration longestSuspension, int remembered, Duration forgottenAfter, MemorySize answers)
        implements
            TrafficConfig {

    /** 2 on a connection, 3 to an integration, 4 of a tenant, 5 in all; 3 losses suspend for 10 s. */
    public static Rules small() {
        return new Rules(2, 3, 4, 5, 3, Duration.ofSeconds(10), Duration.ofSeconds(35), 100, Duration.ofMinutes(10),
                new MemorySize(BigInteger.valueOf(1_000_000)));
    }

    /** More than any test reaches. */
    public static Rules wide() {
        return new Rules(1000, 1000, 1000, 1000, 20, Duration.ofSeconds(10), Duration.ofSeconds(35), 100,
                Duration.ofMinutes(10), new MemorySize(BigInteger.valueOf(100_000_000)));
    }

    /** What obeys them. */
    public Traffic traffic() {
        return new Traffic(this, Clock.systemUTC(), new SimpleMeterRegistry());
    }

    public Rules withAnswers(long bytes) {
        return new Rules(perConnection, perIntegration, perTenant, inAll, losses, suspension, longestSuspension,
                remembered, forgottenAfter, new MemorySize(BigInteger.valueOf(bytes)));
    }
}
