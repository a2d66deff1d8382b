package io.mooring.webhook.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Attempts under way in this process, in all and by subscription. */
final class Slots {

    private final int most;
    private final int mostPerSubscription;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, Integer> bySubscription = new ConcurrentHashMap<>();

    Slots(int most, int mostPerSubscription) {
        this.most = most;
        this.mostPerSubscription = mostPerSubscription;
    }

    /** How many may be taken at once: no more than one subscription's share, in case they are all of one. */
    int free() {
        return Math.clamp(most - taken.get(), 0, mostPerSubscription);
    }

    /** Subscriptions that have their share. */
    String[] full() {
        return bySubscription.entrySet().stream().filter(entry -> entry.getValue() >= mostPerSubscription)
                .map(Map.Entry::getKey).toArray(String[]::new);
    }

    void take(String subscription) {
        taken.incrementAndGet();
        bySubscription.merge(subscription, 1, Integer::sum);
    }

    void free(String subscription) {
        taken.decrementAndGet();
        bySubscription.computeIfPresent(subscription, (id, count) -> count == 1 ? null : count - 1);
    }
}
