package io.mooring.executor.mcpclient.web;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Streams that are open only to hear of changes, counted for each tenant and address: requests need connections, too. */
final class Listeners {

    private final int most;
    private final ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();

    Listeners(int most) {
        this.most = most;
    }

    /** Whether there may be one more; it is then counted. */
    boolean enter(String place) {
        AtomicBoolean entered = new AtomicBoolean();
        open.compute(place, (same, count) -> {
            int now = count == null ? 0 : count;
            entered.set(now < most);
            return now < most ? Integer.valueOf(now + 1) : count;
        });
        return entered.get();
    }

    void leave(String place) {
        open.computeIfPresent(place, (same, count) -> count <= 1 ? null : count - 1);
    }
}
