package io.mooring.connection.renewal;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Connection;
import io.mooring.connection.probe.Schedule;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.impl.ContextInternal;

/**
 * Next tokens for callers who can't wait for the schedule. Those of one process who want the same one share one
 * {@link Flights flight}; which process asks the provider, the lease of the connection's row decides.
 */
@ApplicationScoped
public class FreshTokens {

    private final Map<Wanted, Future<Message<Boolean>>> flights = new ConcurrentHashMap<>();
    private final Demands demands;
    private final RenewalConfig config;
    private final Vertx vertx;
    private final Clock clock;

    FreshTokens(Schedule schedule, RenewalConfig config, Vertx vertx, Clock clock) {
        this.demands = new Demands(config.margin(), config.refusedPause(), schedule);
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * A token that is to be replaced.
     *
     * @param version of the credential it is in
     * @param refused whether an upstream refuses it; else it ended
     */
    record Wanted(String tenant, String connection, long version, boolean refused) {

        /** As {@link Demands#of} wants it. */
        @Nullable
        Long refusedVersion() {
            return refused ? version : null;
        }
    }

    /**
     * What a caller of this connection needs.
     *
     * @param refused version of the credential an upstream has just refused; null: none
     */
    public Demand demand(Connection it, @Nullable Long refused) {
        return demands.of(it, refused, clock.instant());
    }

    /** When the next try is allowed after one that failed; long ago when none did. */
    public Instant retryAt(Connection it) {
        return demands.retryAt(it);
    }

    /**
     * Ends when there is a newer token, when there will be none, or when the caller has waited for
     * {@code connection.renewal.patience}; the row says which. Never fails. What was begun goes on without the caller.
     *
     * @param seen as it was when its {@link Demand} was judged
     */
    public Uni<Void> obtain(String tenant, Connection seen, boolean refused) {
        Wanted wanted = new Wanted(tenant, seen.id(), seen.credentialVersion(), refused);
        return Uni.createFrom().deferred(() -> {
            Future<Message<Boolean>> flight = flights.computeIfAbsent(wanted, this::begin);
            flight.onComplete(over -> flights.remove(wanted, flight));
            return waitFor(flight);
        });
    }

    /** In a context of its own: the caller's ends before it, when the provider is slow. */
    private Future<Message<Boolean>> begin(Wanted wanted) {
        DeliveryOptions patient = new DeliveryOptions().setSendTimeout(config.patience().multipliedBy(10).toMillis());
        return vertx.eventBus().request(Flights.WANTED, wanted, patient);
    }

    /** Each caller in its own context, as long as it may. */
    private Uni<Void> waitFor(Future<?> flight) {
        Promise<Void> mine = ((ContextInternal) vertx.getOrCreateContext()).promise();
        long timer = vertx.setTimer(config.patience().toMillis(), late -> mine.tryComplete());
        flight.onComplete(over -> {
            vertx.cancelTimer(timer);
            mine.tryComplete();
        });
        return UniHelper.toUni(mine.future());
    }
}
