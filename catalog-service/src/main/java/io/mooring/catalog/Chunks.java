package io.mooring.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import io.smallrye.mutiny.Uni;

/** Long lists in parts, so that only one part of what is written is in memory at a time. */
public final class Chunks {

    private Chunks() {}

    /**
     * Cuts a list in parts, in its order.
     *
     * @param weight of one item
     * @param most weight of a part; an item that is heavier is a part of its own
     */
    public static <T> List<List<T>> of(List<T> items, ToLongFunction<T> weight, long most) {
        List<List<T>> chunks = new ArrayList<>();
        int start = 0;
        long total = 0;
        for (int index = 0; index < items.size(); index++) {
            long next = weight.applyAsLong(items.get(index));
            if (index > start && total + next > most) {
                chunks.add(items.subList(start, index));
                start = index;
                total = 0;
            }
            total += next;
        }
        if (start < items.size()) {
            chunks.add(items.subList(start, items.size()));
        }
        return chunks;
    }

    /** One after the other: a part begins when the part before it is done. */
    public static <T> Uni<Void> inOrder(List<List<T>> chunks, Function<List<T>, Uni<Void>> step) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (List<T> chunk : chunks) {
            done = done.chain(() -> step.apply(chunk));
        }
        return done;
    }
}
