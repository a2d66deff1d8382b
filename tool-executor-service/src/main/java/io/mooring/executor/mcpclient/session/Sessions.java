package io.mooring.executor.mcpclient.session;

import java.time.Duration;
import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;

import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.McpClientConfig;
import io.mooring.executor.mcpclient.Upstream;
import io.vertx.core.Future;

/**
 * Sessions that are kept, one for each connection and credential: nobody speaks in a session another credential began.
 * Requests that come at the same time share one opening; a failed one is not kept.
 */
@ApplicationScoped
public class Sessions {

    private static final Duration ERAS_KEPT = Duration.ofHours(24);
    private static final int MOST_ERAS = 50_000;

    private record Server(String tenant, String integration, long configRevision, String connection) {

        static Server of(Upstream upstream) {
            return new Server(upstream.tenant(), upstream.integration(), upstream.configRevision(),
                    upstream.connection().id());
        }
    }

    private record Key(Server server, List<Placement> placements) {}

    private record Held(Future<Session> session) {}

    private final Opening opening;
    private final Cache<Key, Held> held;
    private final Cache<Server, Era> eras;

    Sessions(Opening opening, McpClientConfig config) {
        this.opening = opening;
        this.held = Caffeine.newBuilder().maximumSize(config.sessions()).expireAfterAccess(config.idle())
                .scheduler(Scheduler.systemScheduler())
                .removalListener((@Nullable Key key, @Nullable Held gone, RemovalCause cause) -> {
                    if (gone != null) {
                        gone.session().onSuccess(Session::retire);
                    }
                }).build();
        this.eras = Caffeine.newBuilder().maximumSize(MOST_ERAS).expireAfterWrite(ERAS_KEPT).build();
    }

    /** One that has begun. Fails with {@link io.mooring.executor.mcpclient.ChannelFailure}. */
    public Future<Session> of(Upstream upstream, List<Placement> placements) {
        Key key = new Key(Server.of(upstream), List.copyOf(placements));
        Held mine = held.get(key, absent -> new Held(open(upstream, absent)));
        mine.session().onSuccess(session -> session.requireChannel().ended()
                .onComplete(end -> held.asMap().remove(key, mine)))
                .onFailure(cause -> held.asMap().remove(key, mine));
        return mine.session();
    }

    private Future<Session> open(Upstream upstream, Key key) {
        Era known = eras.getIfPresent(key.server());
        return opening.open(upstream, key.placements(), known == null ? Era.UNKNOWN : known)
                .onSuccess(session -> eras.put(key.server(), session.era()))
                .onFailure(cause -> eras.invalidate(key.server()));
    }

    /** The server does not know it any more, or is another one by now: the next one is begun anew. */
    public void forget(Upstream upstream, List<Placement> placements, Session session) {
        Key key = new Key(Server.of(upstream), List.copyOf(placements));
        eras.invalidate(key.server());
        held.asMap().computeIfPresent(key, (same, known) -> known.session().succeeded()
                && known.session().result() == session ? null : known);
    }

    @PreDestroy
    void close() {
        held.invalidateAll();
    }
}
