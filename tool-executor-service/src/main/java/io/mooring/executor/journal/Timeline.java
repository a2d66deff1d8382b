package io.mooring.executor.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How long the stages of one call take. Stages follow one another, so it is never used by two threads at a time. */
public final class Timeline {

    private static final long NANOS_PER_MICRO = 1000;

    private final Map<String, Long> micros = new LinkedHashMap<>();
    private final LongSupplier nanos;
    private long last;

    private Timeline(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    /** Begins now. */
    public static Timeline begin() {
        return begin(System::nanoTime);
    }

    static Timeline begin(LongSupplier nanos) {
        return new Timeline(nanos);
    }

    /** A stage has just ended; the next one begins. One that is repeated counts together. */
    public void mark(String stage) {
        long now = nanos.getAsLong();
        micros.merge(stage, (now - last) / NANOS_PER_MICRO, Long::sum);
        last = now;
    }

    /** Microseconds by stage, in the order of the stages. */
    Map<String, Long> micros() {
        return Map.copyOf(micros);
    }
}
