package io.mooring.executor.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Scheduler;

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
     * @param version version of the connection as known here; a lease taken for another one is not used
     * @param integrationVersion version of the integration whose tool it is for: a connection of the integration that
     *        had the slug before is refused
     */
    public Uni<Leased> lease(String tenant, String connection, long version, long integrationVersion) {
        return lease(new Key(tenant, connection, integrationVersion), version, 0);
    }

    /**
     * As {@link #lease}, after an upstream refused one. It is asked for once: connection-service may see no reason to
     * get another credential, which then is the same one for as long as its lease lasts.
     *
     * @param refused what it refused
     */
    public Uni<Leased> leaseInPlaceOf(Leased refused, String tenant, String connection, long version,
            long integrationVersion) {
        return lease(new Key(tenant, connection, integrationVersion), version, refused.credentialVersion());
    }

    private Uni<Leased> lease(Key key, long version, long refused) {
        Held lease = held.asMap().compute(key,
                (same, known) -> known != null && isValid(known, version) && !known.isToBeReplaced(refused)
                        ? known
                        : take(same, version, refused));
        lease.answer.onSuccess(arrived -> expire(key, lease));
        return UniHelper.toUni(here(lease.answer)).onFailure().invoke(() -> held.asMap().remove(key, lease))
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
    private void expire(Key key, Held lease) {
        held.asMap().replace(key, lease, lease);
    }

    /** Each caller goes on in its own context, not in that of the call which asked first. */
    private Future<Lease> here(Future<Lease> shared) {
        Promise<Lease> mine = ((ContextInternal) vertx.getOrCreateContext()).promise();
        shared.onComplete(mine);
        return mine.future();
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
