package io.mooring.executor.graphql;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

/** Memory for answers that are being read, bounded for all of them together. */
final class Room {

    private final long most;
    private final AtomicLong held = new AtomicLong();

    Room(long most) {
        this.most = most;
    }

    /** What one answer holds of it. */
    Share share() {
        return new Share();
    }

    /** Asked by one thread at a time, as {@code EgressClient} does. */
    final class Share implements LongPredicate {

        private final AtomicLong mine = new AtomicLong();
        private volatile boolean refused;

        @Override
        public boolean test(long bytes) {
            long more = bytes - mine.get();
            if (held.addAndGet(more) > most) {
                held.addAndGet(-more);
                refused = true;
                return false;
            }
            mine.set(bytes);
            return true;
        }

        /** Whether it was others who left no room. */
        boolean wasRefused() {
            return refused;
        }

        void giveBack() {
            held.addAndGet(-mine.getAndSet(0));
        }
    }
}
