package io.mooring.executor.lease;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

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
        this.held = Caffeine.newBuilder().maximumSize(config.kept()).build();
    }

    /**
     * The values to place.
     *
     * @param version version of the connection as known here; a lease taken for another one is not used
     */
    public Uni<List<Placement>> placements(String tenant, String connection, long version) {
        Key key = new Key(tenant, connection);
        Held lease = held.asMap().compute(key,
                (same, known) -> known != null && isValid(known, version) ? known : take(same, version));
        return UniHelper.toUni(here(lease.answer)).onFailure().invoke(() -> held.asMap().remove(key, lease))
                .map(Lease::placements);
    }

    private Held take(Key key, long version) {
        return new Held(version, UniHelper.toFuture(client.lease(key.tenant, key.connection)));
    }

    private boolean isValid(Held known, long version) {
        return known.version == version && !known.answer.failed() && (!known.answer.isComplete()
                || clock.instant().plus(config.margin()).isBefore(known.answer.result().expiresAt()));
    }

    /** Each caller goes on in its own context, not in that of the call which asked first. */
    private Future<Lease> here(Future<Lease> shared) {
        Promise<Lease> mine = ((ContextInternal) vertx.getOrCreateContext()).promise();
        shared.onComplete(mine);
        return mine.future();
    }

    private record Key(String tenant, String connection) {}

    private record Held(long version, Future<Lease> answer) {}
}
