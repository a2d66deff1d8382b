package io.mooring.webhook.refusal;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.mooring.webhook.IdSource;
import io.mooring.webhook.endpoint.Endpoint;
import io.mooring.webhook.provider.Arrival;
import io.mooring.webhook.provider.Verdict.Refusal;

/**
 * Chooses the refusals that are kept. Whoever knocks decides how often that happens, so there is one of an endpoint and
 * reason in a while, and few wait. What is too much is not kept; it was counted.
 */
@ApplicationScoped
class Sampling {

    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final int MOST_KINDS = 10_000;
    private static final int MOST_WAITING = 200;

    private final IdSource ids;
    private final Clock clock;
    private final Cache<Kind, Boolean> seen = Caffeine.newBuilder().expireAfterWrite(QUIET).maximumSize(MOST_KINDS)
            .build();
    private final BlockingQueue<Sample> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    Sampling(IdSource ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    private record Kind(String endpoint, Refusal refusal) {}

    /** Whether it will be kept; never waits. */
    boolean offer(Endpoint endpoint, Refusal refusal, String detail, Arrival arrival) {
        return waiting.remainingCapacity() > 0
                && seen.asMap().putIfAbsent(new Kind(endpoint.id(), refusal), Boolean.TRUE) == null
                && waiting.offer(Sample.of(ids.next("ref"), clock.instant().truncatedTo(ChronoUnit.MILLIS), endpoint,
                        refusal, detail, arrival));
    }

    /** Those that wait, which wait no more. */
    List<Sample> take() {
        List<Sample> taken = new ArrayList<>();
        waiting.drainTo(taken);
        return taken;
    }
}
