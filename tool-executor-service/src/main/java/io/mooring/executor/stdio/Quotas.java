package io.mooring.executor.stdio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** How many servers run, for whom, and how soon one that ended by itself may be started again. */
final class Quotas {

    private static final int REMEMBERED = 10_000;

    private final StdioConfig config;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> byTenant = new HashMap<>();
    private final Cache<String, Ends> ends;
    private int running;

    Quotas(StdioConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.ends = Caffeine.newBuilder().maximumSize(REMEMBERED)
                .expireAfterWrite(config.longestPause().multipliedBy(2)).build();
    }

    /** Ends of its own accord in a row. */
    private record Ends(int number, Instant next) {}

    /** A place for one more server of a tenant; fails when there is none. Given back by {@link #release}. */
    void take(String tenant) {
        locked(() -> {
            int mine = byTenant.getOrDefault(tenant, 0);
            if (running >= config.inAll()) {
                throw StdioFault.busy("as many MCP servers run here as may");
            }
            if (mine >= config.perTenant()) {
                throw StdioFault.busy("as many MCP servers of the tenant run here as may");
            }
            running++;
            byTenant.put(tenant, mine + 1);
            return mine;
        });
    }

    void release(String tenant) {
        locked(() -> {
            running--;
            return byTenant.computeIfPresent(tenant, (same, mine) -> mine == 1 ? null : mine - 1);
        });
    }

    int running() {
        return locked(() -> running);
    }

    /** Fails when this server has to wait after it ended by itself. */
    void requireMayStart(String server) {
        Ends known = ends.getIfPresent(server);
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.next())) {
            throw StdioFault.suspended(Duration.between(now, known.next()));
        }
    }

    /** It ended by itself, or never began, after so long. */
    void recordEnd(String server, Duration lived) {
        ends.asMap().compute(server, (same, known) -> {
            int number = known == null || lived.compareTo(config.longestPause()) > 0 ? 1 : known.number() + 1;
            return new Ends(number, clock.instant().plus(pause(number)));
        });
    }

    private Duration pause(int number) {
        if (number < 2) {
            return Duration.ZERO;
        }
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(number - 2, 20));
        return pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
