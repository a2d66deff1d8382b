package io.mooring.catalog.sync;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A page that did not come, or not as a page. The reason may be shown to callers. */
final class RegistryFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What is to be done about it. */
    enum Remedy {
        /** Ask again later. */
        REPEAT,
        /** Forget the cursor and begin the pass anew, later. */
        REWIND,
        /** Give the run up. */
        GIVE_UP
    }

    private final Remedy remedy;
    private final transient @Nullable Duration pause;

    private RegistryFailure(Remedy remedy, String reason, @Nullable Duration pause) {
        super(reason, null, false, false);
        this.remedy = remedy;
        this.pause = pause;
    }

    /** @param pause the registry asked for; none when it did not */
    static RegistryFailure repeat(String reason, @Nullable Duration pause) {
        return new RegistryFailure(Remedy.REPEAT, reason, pause);
    }

    static RegistryFailure rewind(String reason) {
        return new RegistryFailure(Remedy.REWIND, reason, null);
    }

    static RegistryFailure giveUp(String reason) {
        return new RegistryFailure(Remedy.GIVE_UP, reason, null);
    }

    Remedy remedy() {
        return remedy;
    }

    @Nullable
    Duration pause() {
        return pause;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
