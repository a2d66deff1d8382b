package io.mooring.executor.entrance;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.mooring.contracts.caller.Caller;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.session.Owner;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** How fast callers may ask: each has a bucket of tokens, whatever address it comes to, in memory of this replica. */
@ApplicationScoped
public class Pace {

    private static final long NANOS_OF_A_SECOND = Duration.ofSeconds(1).toNanos();
    private static final int REMEMBERED = 100_000;
    /** A bucket is full again before it is forgotten. */
    private static final int FORGOTTEN_AFTER_FILLS = 2;

    private final EntranceConfig config;
    private final TimeMeter clock;
    private final Cache<Principal, Bucket> buckets;

    @Inject
    Pace(EntranceConfig config) {
        this(config, TimeMeter.SYSTEM_NANOTIME);
    }

    Pace(EntranceConfig config, TimeMeter clock) {
        this.config = config;
        this.clock = clock;
        Duration fill = Duration.ofSeconds(1 + config.atOnce() / config.perSecond());
        this.buckets = Caffeine.newBuilder().maximumSize(REMEMBERED)
                .expireAfterAccess(fill.multipliedBy(FORGOTTEN_AFTER_FILLS)).build();
    }

    private record Principal(String tenant, String kind, String subject) {}

    /** Fails with 429, and {@code Retry-After}, when it asks too fast. */
    void require(Owner owner) {
        require(new Principal(owner.tenant(), owner.kind(), owner.subject()));
    }

    /** Fails with 429, and {@code Retry-After}, when it asks too fast, here and at the endpoint together. */
    public void require(Caller caller) {
        require(new Principal(caller.tenant(), caller.kind().name(), caller.subject()));
    }

    private void require(Principal principal) {
        Bucket bucket = buckets.get(principal, fresh -> full());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw refused(1 + (probe.getNanosToWaitForRefill() - 1) / NANOS_OF_A_SECOND);
        }
    }

    private Bucket full() {
        return Bucket.builder().withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(config.atOnce())
                        .refillGreedy(config.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private HttpProblem refused(long seconds) {
        return HttpProblem.builder(ExecutorError.TOO_MANY_REQUESTS.because("a caller may ask " + config.perSecond()
                + " times per second; nothing was done")).withHeader("Retry-After", seconds).build();
    }
}
