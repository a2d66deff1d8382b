package io.mooring.local.stack;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.mooring.local.PartFailure;
import io.mooring.local.part.Patience;

/** Looks again and again, quickly, while the process lives and there is time left. */
record Vigil(Duration limit, Runnable alive, Function<String, PartFailure> tooLate) implements Patience {

    private static final long PAUSE_MILLIS = 50;

    @Override
    public void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            alive.run();
            if (System.nanoTime() > end) {
                throw tooLate.apply(what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }
}
