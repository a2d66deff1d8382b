package io.mooring.executor.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import io.mooring.contracts.egress.fitness.Fitness;
import io.mooring.executor.ToolError;

/** Upstreams that lost requests; of all others nothing is kept. */
final class Suspensions {

    private final Cache<Place, Fitness> known;
    private final Fitness.Rules rules;
    private final Clock clock;

    Suspensions(TrafficConfig config, Clock clock, Ticker ticker) {
        this.known = Caffeine.newBuilder().maximumSize(config.remembered()).ticker(ticker)
                .expireAfterAccess(config.forgottenAfter()).build();
        this.rules = new Fitness.Rules(config.losses(), config.suspension(), config.longestSuspension());
        this.clock = clock;
    }

    /** Tenant, integration and origin: users of one integration share what its upstream does, tenants don't. */
    private record Place(String tenant, String integration, String origin) {

        static Place of(Lane lane) {
            return new Place(lane.tenant(), lane.integration(), lane.origin());
        }
    }

    /**
     * Whether a request may be sent.
     *
     * @param tries whether it is the one that finds out for all others
     * @param refusal null when it may
     */
    record Admission(boolean tries, @Nullable Refusal refusal) {}

    Admission admit(Lane lane) {
        Fitness fitness = known.getIfPresent(Place.of(lane));
        if (fitness == null || !fitness.isSuspended()) {
            return new Admission(false, null);
        }
        Instant now = clock.instant();
        AtomicReference<Duration> wait = new AtomicReference<>(Duration.ZERO);
        known.asMap().computeIfPresent(Place.of(lane), (place, latest) -> {
            wait.set(latest.wait(now));
            return wait.get().isZero() && latest.isSuspended() ? latest.withTry() : latest;
        });
        return wait.get().isZero()
                ? new Admission(true, null)
                : new Admission(false, new Refusal(ToolError.UPSTREAM_SUSPENDED,
                        "its last calls were lost; this one was not sent", roundedUp(wait.get())));
    }

    /** @param loss null when it ended without a word about the upstream */
    void record(Lane lane, boolean tried, @Nullable Boolean loss) {
        if (loss == null) {
            known.asMap().computeIfPresent(Place.of(lane), (place, latest) -> tried ? latest.withoutTry() : latest);
        } else if (loss) {
            Instant now = clock.instant();
            known.asMap().compute(Place.of(lane), (place, latest) -> (latest == null ? Fitness.GOOD : latest)
                    .afterLoss(tried, now, rules));
        } else if (known.getIfPresent(Place.of(lane)) != null) {
            known.asMap().computeIfPresent(Place.of(lane), (place, latest) -> {
                Fitness better = latest.afterGood(tried);
                return better.equals(Fitness.GOOD) ? null : better;
            });
        }
    }

    long remembered() {
        known.cleanUp();
        return known.estimatedSize();
    }

    private static Duration roundedUp(Duration time) {
        return Duration.ofSeconds(Math.max(1, Math.ceilDiv(time.toMillis(), 1000L)));
    }
}
