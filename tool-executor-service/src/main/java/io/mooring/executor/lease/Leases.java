package io.mooring.executor.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Scheduler;

import io.mooring.executor.ExecutorError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/**
 * Credentials of connections, in memory until they expire or the connection changes. Calls that need the same one at
 * the same time share one request; a failure is shared too, but not kept.
 */
@ApplicationScoped
public class Leases {

    private final Cache<Key, Held> held;
    private final LeaseClient client;
    private final LeaseConfig config;
    private final Clock clock;
    private final Vertx vertx;

    Leases(LeaseClient client, LeaseConfig config, Clock clock, Vertx vertx) {
        this.client = client;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        this.held = Caffeine.newBuilder().maximumSize(config.kept()).scheduler(Scheduler.systemScheduler())
                .expireAfter(Expiry.<Key, Held>writing((key, lease) -> lease.left(clock.instant()))).build();
    }

    /**
     * The values to place.
     *
     * @param until when nobody waits for them any more; null: as long as the request takes. Who asked first is not the
     *        only one who waits, so the request goes on
     * @param version version of the connection as known here; a lease taken for another one is not used
     * @param integrationVersion version of the integration whose tool it is for: a connection of the integration that
     *        had the slug before is refused
     */
    public Uni<Leased> lease(String tenant, String connection, long version, long integrationVersion,
            @Nullable Instant until) {
        return lease(new Key(tenant, connection, integrationVersion), version, 0, until);
    }

    /** Waits as long as the request takes. */
    public Uni<Leased> lease(String tenant, String connection, long version, long integrationVersion) {
        return lease(tenant, connection, version, integrationVersion, null);
    }

    /**
     * As {@link #lease}, after an upstream refused one. It is asked for once: connection-service may see no reason to
     * get another credential, which then is the same one for as long as its lease lasts.
     *
     * @param refused what it refused
     */
    public Uni<Leased> leaseInPlaceOf(Leased refused, String tenant, String connection, long version,
            long integrationVersion, @Nullable Instant until) {
        return lease(new Key(tenant, connection, integrationVersion), version, refused.credentialVersion(), until);
    }

    /** Waits as long as the request takes. */
    public Uni<Leased> leaseInPlaceOf(Leased refused, String tenant, String connection, long version,
            long integrationVersion) {
        return leaseInPlaceOf(refused, tenant, connection, version, integrationVersion, null);
    }

    private Uni<Leased> lease(Key key, long version, long refused, @Nullable Instant until) {
        Held lease = held.asMap().compute(key,
                (same, known) -> known != null && isValid(known, version) && !known.isToBeReplaced(refused)
                        ? known
                        : take(same, version, refused));
        lease.answer.onComplete(arrived -> end(key, lease, arrived.succeeded()));
        return UniHelper.toUni(here(lease.answer, until))
                .map(arrived -> new Leased(arrived.credentialVersion(), arrived.placements()));
    }

    private Held take(Key key, long version, long refused) {
        return new Held(version, refused, UniHelper
                .toFuture(client.lease(key.tenant, key.connection, key.integrationVersion, refused)));
    }

    private boolean isValid(Held known, long version) {
        return known.version == version && !known.answer.failed() && (!known.answer.isComplete()
                || clock.instant().plus(config.margin()).isBefore(known.answer.result().expiresAt()));
    }

    /** Only now is it known how long it may be kept; also for callers that are gone. */
    private void end(Key key, Held lease, boolean arrived) {
        if (arrived) {
            held.asMap().replace(key, lease, lease);
        } else {
            held.asMap().remove(key, lease);
        }
    }

    private Future<Lease> here(Future<Lease> shared, @Nullable Instant until) {
        return here(vertx, shared,
                until == null || shared.isComplete() ? null : Duration.between(clock.instant(), until));
    }

    /** Each caller goes on in its own context, not in that of the call which asked first; and no later than it wants. */
    static <T> Future<T> here(Vertx vertx, Future<T> shared, @Nullable Duration longest) {
        Promise<T> mine = ((ContextInternal) vertx.getOrCreateContext()).promise();
        if (longest != null) {
            long timer = vertx.setTimer(Math.max(1, longest.toMillis()), late -> mine.tryFail(tooLate()));
            mine.future().onComplete(done -> vertx.cancelTimer(timer));
        }
        shared.onSuccess(mine::tryComplete).onFailure(mine::tryFail);
        return mine.future();
    }

    private static HttpProblem tooLate() {
        return ExecutorError.CREDENTIALS_UNAVAILABLE
                .because("the credential did not arrive within the time of the call; try again");
    }

    private record Key(String tenant, String connection, long integrationVersion) {}

    /**
     * A lease, there or on its way.
     *
     * @param refused version of the credential it was to replace; 0: none
     */
    record Held(long version, long refused, Future<Lease> answer) {

        /** Unless nothing newer was to be had when it was taken. */
        boolean isToBeReplaced(long version) {
            return answer.succeeded() && answer.result().credentialVersion() == version && refused != version;
        }

        /** How long to keep it: without end while it is on its way. */
        Duration left(Instant now) {
            if (!answer.succeeded()) {
                return ChronoUnit.FOREVER.getDuration();
            }
            Duration left = Duration.between(now, answer.result().expiresAt());
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}
