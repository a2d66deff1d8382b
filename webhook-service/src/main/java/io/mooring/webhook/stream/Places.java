package io.mooring.webhook.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many listen in this process, in all and by tenant. */
final class Places {

    private final int most;
    private final int perTenant;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> byTenant = new ConcurrentHashMap<>();

    Places(int most, int perTenant) {
        this.most = most;
        this.perTenant = perTenant;
    }

    /** Takes one, when there is one; {@link #leave} must follow. */
    boolean enter(String tenant) {
        int mine = byTenant.merge(tenant, 1, Integer::sum);
        if (all.incrementAndGet() <= most && mine <= perTenant) {
            return true;
        }
        leave(tenant);
        return false;
    }

    void leave(String tenant) {
        all.decrementAndGet();
        byTenant.computeIfPresent(tenant, (name, count) -> count == 1 ? null : count - 1);
    }
}
