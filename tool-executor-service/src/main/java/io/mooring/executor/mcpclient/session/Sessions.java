package io.mooring.executor.mcpclient.session;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;

import io.mooring.executor.connectionview.ConnectionKey;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.McpClientConfig;
import io.mooring.executor.mcpclient.Upstream;
import io.vertx.core.Future;

/**
 * Sessions that are kept, one for each connection and credential: nobody speaks in a session another credential began.
 * Requests that come at the same time share one opening; a failed one is not kept. The sessions of a connection that were
 * begun before its newest one end when nobody waits there.
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

        ConnectionKey key() {
            return new ConnectionKey(tenant, connection);
        }
    }

    private record Key(Server server, List<Placement> placements) {}

    /** @param number rises with every one that is begun */
    private record Held(Future<Session> session, long number) {}

    private final Opening opening;
    private final Cache<Key, Held> held;
    private final Cache<Server, Era> eras;
    private final AtomicLong begun = new AtomicLong();

    Sessions(Opening opening, McpClientConfig config) {
        this.opening = opening;
        this.held = Caffeine.newBuilder().maximumSize(config.sessions()).expireAfterAccess(config.idle())
                .executor(Runnable::run).scheduler(Scheduler.systemScheduler())
                .removalListener((@Nullable Key key, @Nullable Held gone, RemovalCause cause) -> {
                    if (gone != null) {
                        gone.session().onSuccess(Session::retire);
                    }
                }).build();
        this.eras = Caffeine.newBuilder().maximumSize(MOST_ERAS).expireAfterWrite(ERAS_KEPT).build();
    }

    /** One that has begun. Fails with {@link ChannelFailure}. */
    public Future<Session> of(Upstream upstream, List<Placement> placements) {
        Key key = new Key(Server.of(upstream), List.copyOf(placements));
        Held mine = held.get(key, absent -> begin(upstream, absent));
        return mine.session().onFailure(cause -> held.asMap().remove(key, mine));
    }

    private Held begin(Upstream upstream, Key key) {
        long number = begun.incrementAndGet();
        return new Held(open(upstream, key).onSuccess(session -> retireBefore(key.server().key(), number)), number);
    }

    /** The connection has another credential or configuration now: what was begun with the former one is over. */
    private void retireBefore(ConnectionKey connection, long number) {
        held.asMap().entrySet().removeIf(entry -> entry.getKey().server().key().equals(connection)
                && entry.getValue().number() < number);
    }

    /** Connections that have sessions. */
    List<ConnectionKey> connections() {
        return held.asMap().keySet().stream().map(key -> key.server().key()).distinct().toList();
    }

    /** Ends all sessions of these as soon as nobody waits for an answer there. */
    void retire(Set<ConnectionKey> gone) {
        held.asMap().keySet().removeIf(key -> gone.contains(key.server().key()));
    }

    private Future<Session> open(Upstream upstream, Key key) {
        Era known = eras.getIfPresent(key.server());
        Future<Session> opened = known == null
                ? opening.open(upstream, key.placements(), Era.UNKNOWN)
                : opening.open(upstream, key.placements(), known).recover(cause -> isOfAnotherEra(cause)
                        ? opening.open(upstream, key.placements(), Era.UNKNOWN)
                        : Future.failedFuture(cause));
        return opened.onSuccess(session -> {
            eras.put(key.server(), session.era());
            session.requireChannel().ended().onComplete(end -> drop(key, session));
        }).onFailure(cause -> eras.invalidate(key.server()));
    }

    /** Not of one that lets nobody in: that is so in every era. */
    private static boolean isOfAnotherEra(Throwable cause) {
        return cause instanceof ChannelFailure failure && failure.status() > 0
                && !(failure.answer() instanceof McpAnswer.CredentialRefused);
    }

    private void drop(Key key, Session session) {
        held.asMap().computeIfPresent(key, (same, known) -> known.session().succeeded()
                && known.session().result() == session ? null : known);
    }

    /** The server does not know it any more, or is another one by now: the next one is begun anew. */
    public void forget(Upstream upstream, List<Placement> placements, Session session) {
        Key key = new Key(Server.of(upstream), List.copyOf(placements));
        eras.invalidate(key.server());
        drop(key, session);
    }

    @PreDestroy
    void close() {
        held.invalidateAll();
    }
}
