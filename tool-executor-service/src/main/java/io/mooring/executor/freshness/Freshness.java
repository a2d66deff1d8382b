package io.mooring.executor.freshness;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Weigher;

/** Makes places for values that are read often and change seldom. */
@ApplicationScoped
public class Freshness {

    /** Address on the event bus of the process: rows of the tenant whose id is the message changed. */
    public static final String CHANGED = "executor.copies.changed";
    /** The message when rows of any tenant may have. */
    public static final String ANYBODYS = "*";

    private final ChangeFeed feed;

    Freshness(ChangeFeed feed) {
        this.feed = feed;
    }

    /**
     * A place for values.
     *
     * @param room how much they may weigh together, in the weigher's unit
     */
    public <K, V> FreshValues<K, V> values(long room, Weigher<K, V> weigher) {
        return new FreshValues<>(feed, room, weigher);
    }
}
