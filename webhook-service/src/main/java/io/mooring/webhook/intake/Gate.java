package io.mooring.webhook.intake;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds what is under way, by number and by bytes. */
final class Gate {

    private final int mostEntries;
    private final long mostBytes;
    private final AtomicInteger entries = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Gate(int mostEntries, long mostBytes) {
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
    }

    /** True: let in, and {@link #leave} must follow. False: full, nothing was counted. */
    boolean enter(int size) {
        boolean few = entries.incrementAndGet() <= mostEntries;
        boolean small = bytes.addAndGet(size) <= mostBytes;
        if (few && small) {
            return true;
        }
        leave(size);
        return false;
    }

    void leave(int size) {
        entries.decrementAndGet();
        bytes.addAndGet(-size);
    }
}
