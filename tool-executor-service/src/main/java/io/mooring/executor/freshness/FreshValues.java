package io.mooring.executor.freshness;

import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;

/**
 * Values read from tables, each as good as read since the request began: after any change of its tenant's rows it is read
 * again, and so it is while nobody hears of changes.
 *
 * @param <K> what they are found by; has the tenant in it
 */
public final class FreshValues<K, V> {

    private final ChangeFeed feed;
    private final Cache<K, Kept<V>> kept;

    FreshValues(ChangeFeed feed, long room, Weigher<K, V> weigher) {
        this.feed = feed;
        this.kept = Caffeine.newBuilder().maximumWeight(room)
                .weigher((K key, Kept<V> known) -> weigher.weigh(key, known.value())).build();
    }

    /**
     * The value.
     *
     * @param read reads it in a transaction of its own
     */
    public Uni<V> get(String tenant, K key, Supplier<Uni<V>> read) {
        return Uni.createFrom().deferred(() -> UniHelper.toUni(feed.now(tenant)))
                .chain(now -> now.equals(ChangeFeed.UNHEARD) ? read.get() : get(now, key, read));
    }

    private Uni<V> get(Moment now, K key, Supplier<Uni<V>> read) {
        Kept<V> known = kept.getIfPresent(key);
        return known != null && known.asOf().equals(now)
                ? Uni.createFrom().item(known.value())
                : read.get().invoke(value -> kept.put(key, new Kept<>(now, value)));
    }

    /** @param asOf a state of the tenant's rows from before it was read */
    private record Kept<V>(Moment asOf, V value) {}
}
