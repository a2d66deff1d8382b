package io.mooring.webhook.delivery;

import java.util.concurrent.atomic.AtomicBoolean;

/** One at a time; a wish that comes meanwhile is not lost. */
final class Turn {

    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();

    /** True: it is yours, and {@link #end} must follow. False: somebody has it, and will see the wish. */
    boolean begin() {
        wanted.set(true);
        if (!taken.compareAndSet(false, true)) {
            return false;
        }
        wanted.set(false);
        return true;
    }

    /** Whether it was wanted meanwhile. */
    boolean end() {
        taken.set(false);
        return wanted.get();
    }
}
