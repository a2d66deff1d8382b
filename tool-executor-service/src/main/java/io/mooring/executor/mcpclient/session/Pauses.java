package io.mooring.executor.mcpclient.session;

import java.time.Duration;

/** How long to wait before a stream is opened that just ended: longer each time, unless it lasted. */
record Pauses(long next) {

    static final Pauses FIRST = new Pauses(1000);

    private static final long LONGEST = 60_000;
    /** Longer than proxies let a quiet connection be. */
    private static final Duration LASTING = Duration.ofMinutes(10);

    /** @param begun when the last one began, by {@link System#nanoTime} */
    Pauses after(long begun) {
        return System.nanoTime() - begun > LASTING.toNanos() ? FIRST : new Pauses(Math.min(LONGEST, 2 * next));
    }
}
