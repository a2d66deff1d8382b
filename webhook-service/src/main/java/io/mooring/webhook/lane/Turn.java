package io.mooring.webhook.lane;

import java.util.concurrent.atomic.AtomicBoolean;

/** One at a time; a wish that comes meanwhile is not lost. */
public final class Turn {

    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();

    /** True: it is yours, and {@link #end} must follow. False: somebody has it, and will see the wish. */
    public boolean begin() {
        wanted.set(true);
        if (!taken.compareAndSet(false, true)) {
            return false;
        }
        wanted.set(false);
        return true;
    }

    /** Whether it was wanted meanwhile. */
    public boolean end() {
        taken.set(false);
        return wanted.get();
    }
}
