package io.mooring.executor.mcpclient;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/**
 * Merges what is said again and again: the first has its effect at once, all that follow in a pause one at its end.
 *
 * @param <P> where something is said
 */
public final class Bursts<P> {

    private final ConcurrentMap<P, Boolean> more = new ConcurrentHashMap<>();
    private final Supplier<Uni<Void>> pause;

    /** @param pause ends when there may be another effect at the same place */
    public Bursts(Supplier<Uni<Void>> pause) {
        this.pause = pause;
    }

    /** @param effect never fails; is subscribed to once for each burst */
    public Uni<Void> merge(P place, Uni<Void> effect) {
        return Uni.createFrom().deferred(() -> more.merge(place, false, (before, now) -> true)
                ? Uni.createFrom().voidItem()
                : effect.chain(done -> pause.get()).map(over -> goesOn(place)).repeat().whilst(again -> again)
                        .onItem().ignoreAsUni());
    }

    private boolean goesOn(P place) {
        return more.computeIfPresent(place, (same, said) -> said ? Boolean.FALSE : null) != null;
    }

    /** Places that are in a pause. */
    int open() {
        return more.size();
    }
}
