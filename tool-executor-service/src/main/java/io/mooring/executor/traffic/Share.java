package io.mooring.executor.traffic;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

/**
 * What one answer takes of the memory all answers have: asked whether so many bytes fit. It only grows until the request
 * is over. Used by one thread at a time.
 */
public final class Share implements LongPredicate {

    /** The bytes, what is read out of them, and its text again for the caller. */
    private static final long OF_A_BYTE = 4;

    private final AtomicLong taken;
    private final long all;
    private final AtomicLong mine = new AtomicLong();
    private volatile boolean refused;

    /** @param taken of it, by all */
    Share(AtomicLong taken, long all) {
        this.taken = taken;
        this.all = all;
    }

    @Override
    public boolean test(long bytes) {
        long more = bytes * OF_A_BYTE - mine.get();
        if (more <= 0) {
            return true;
        }
        if (taken.addAndGet(more) > all) {
            taken.addAndGet(-more);
            refused = true;
            return false;
        }
        mine.addAndGet(more);
        return true;
    }

    /** Whether there was not enough. */
    public boolean isRefused() {
        return refused;
    }

    void giveBack() {
        taken.addAndGet(-mine.getAndSet(0));
    }
}
