package io.mooring.executor.mcpclient;

import java.math.BigInteger;
import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;

/** Limits for tests. */
public record Limits(Duration timeout, Duration longest, Duration probe, MemorySize maxMessage, long maxTokens,
        int maxRedirects, Duration idle, int sessions, int listeners, int pages, int entries, MemorySize maxList)
        implements
            McpClientConfig {

    private static final Duration LONG = Duration.ofMinutes(2);

    /** None of its times is reached by a test that goes well. */
    public static Limits wide() {
        return new Limits(LONG, LONG, LONG, bytes(1_000_000), 100_000, 3, LONG, 100, 8, 20, 1000, bytes(1_000_000));
    }

    public Limits withTimeout(Duration silence) {
        return new Limits(silence, longest, probe, maxMessage, maxTokens, maxRedirects, idle, sessions, listeners,
                pages, entries, maxList);
    }

    public Limits withProbe(Duration time) {
        return new Limits(timeout, longest, time, maxMessage, maxTokens, maxRedirects, idle, sessions, listeners,
                pages, entries, maxList);
    }

    private static MemorySize bytes(long count) {
        return new MemorySize(BigInteger.valueOf(count));
    }
}
