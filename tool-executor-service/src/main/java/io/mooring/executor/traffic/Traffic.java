package io.mooring.executor.traffic;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Ticker;

import io.micrometer.core.instrument.MeterRegistry;
import io.mooring.executor.traffic.Suspensions.Admission;
import io.smallrye.mutiny.Uni;

/**
 * Every request to an upstream passes here. It is sent at once or not at all: nobody queues behind one that is slow.
 *
 * <p>
 * Why not SmallRye Fault Tolerance: its guards are made for a method, not for each of thousands of upstreams that come
 * and go, take exceptions where our outcomes are values, and can't say when a suspension ends, which callers need.
 */
@ApplicationScoped
public class Traffic {

    private final Crowd crowd;
    private final Suspensions suspensions;
    private final AtomicLong taken = new AtomicLong();
    private final long room;
    private final MeterRegistry meters;

    Traffic(TrafficConfig config, Clock clock, MeterRegistry meters) {
        this.crowd = new Crowd(config);
        this.suspensions = new Suspensions(config, clock, Ticker.systemTicker());
        this.room = config.answers().asLongValue();
        this.meters = meters;
        meters.gauge("mooring.tool.requests.under.way", crowd, Crowd::inAll);
        meters.gauge("mooring.tool.answers.bytes", taken, AtomicLong::doubleValue);
        meters.gauge("mooring.tool.upstreams.failing", suspensions, Suspensions::remembered);
    }

    /**
     * Sends a request, unless there are too many on its lane or the upstream is suspended.
     *
     * @param request sends it; its answer comes into the share it is given
     * @param isLoss whether what came of it speaks against the upstream; null when it says nothing, as failures and
     *            cancelled requests do
     * @param refused what comes of it when it is not sent
     */
    public <T> Uni<T> pass(Lane lane, Function<Share, Uni<T>> request, Function<T, @Nullable Boolean> isLoss,
            Function<Refusal, T> refused) {
        return Uni.createFrom().deferred(() -> {
            Refusal crowded = crowd.enter(lane);
            if (crowded != null) {
                return Uni.createFrom().item(refused.apply(counted(crowded)));
            }
            Admission admission = suspensions.admit(lane);
            if (admission.refusal() != null) {
                crowd.leave(lane);
                return Uni.createFrom().item(refused.apply(counted(admission.refusal())));
            }
            return admitted(lane, admission.tries(), request, isLoss);
        });
    }

    private <T> Uni<T> admitted(Lane lane, boolean tries, Function<Share, Uni<T>> request,
            Function<T, @Nullable Boolean> isLoss) {
        Share share = new Share(taken, room);
        return Uni.createFrom().deferred(() -> request.apply(share)).onTermination()
                .invoke((item, failure, cancelled) -> {
                    share.giveBack();
                    crowd.leave(lane);
                    suspensions.record(lane, tries, verdict(item, isLoss));
                });
    }

    private static <T> @Nullable Boolean verdict(@Nullable T item, Function<T, @Nullable Boolean> isLoss) {
        return item == null ? null : isLoss.apply(item);
    }

    private Refusal counted(Refusal refusal) {
        meters.counter("mooring.tool.requests.refused", "reason", refusal.error().slug()).increment();
        return refusal;
    }

    /** Requests under way. */
    int underWay() {
        return crowd.inAll();
    }

    /** Memory that answers have now, in bytes. */
    long taken() {
        return taken.get();
    }
}
