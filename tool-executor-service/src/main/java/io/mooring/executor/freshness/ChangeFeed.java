package io.mooring.executor.freshness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.DirectConnections;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgConnection;

/**
 * Hears of every change to the tables calls are looked up in, whichever replica made it: triggers notify with the tenant
 * whose rows changed. To ask is a round trip on the connection that listens: PostgreSQL delivers notices of transactions
 * that ended before the question ahead of its answer. Who asks while a question is on its way shares the next one; what one
 * request looks up is as of one question, so that nothing is older than the request.
 */
@ApplicationScoped
class ChangeFeed {

    /** The name is also in migration V90. */
    private static final String LISTEN = "listen mooring_copies";
    /** Stands for the state nobody knows. */
    static final Moment UNHEARD = new Moment(-1, -1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** How long an answer does for all that one request looks up; whoever waits for a change asks again. */
    private static final Duration GOOD = Duration.ofMillis(100);
    private static final String ANSWERED = ChangeFeed.class.getName();

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);

    private final DirectConnections connections;
    private final VertxInternal vertx;
    /** Everything below, but for the counters, is touched here only. */
    private final Context home;
    private final Map<String, Long> tenants = new ConcurrentHashMap<>();
    private volatile long all;
    private volatile boolean stopped;
    private @Nullable PgConnection connection;
    private boolean asking;
    private List<Promise<Void>> waiting = new ArrayList<>();

    ChangeFeed(DirectConnections connections, Vertx vertx) {
        this.connections = connections;
        this.vertx = (VertxInternal) vertx;
        this.home = this.vertx.createEventLoopContext();
    }

    void start(@Observes StartupEvent event) {
        home.runOnContext(nothing -> connect());
    }

    @PreDestroy
    void stop() {
        stopped = true;
        home.runOnContext(nothing -> {
            if (connection != null) {
                connection.close();
            }
        });
    }

    /**
     * The state a tenant's rows are in now, or were when this request has just asked; {@link #UNHEARD} when nobody
     * listens.
     */
    Future<Moment> now(String tenant) {
        if (hasJustAsked()) {
            return Future.succeededFuture(moment(tenant));
        }
        Promise<Void> heard = vertx.getOrCreateContext().promise();
        home.runOnContext(nothing -> ask(heard));
        return heard.future().onSuccess(nothing -> remember()).map(nothing -> moment(tenant)).otherwise(UNHEARD);
    }

    private Moment moment(String tenant) {
        return new Moment(all, tenants.getOrDefault(tenant, 0L));
    }

    private static boolean hasJustAsked() {
        return VertxContext.isOnDuplicatedContext() && ContextLocals.<Long>get(ANSWERED)
                .filter(answered -> System.nanoTime() - answered < GOOD.toNanos()).isPresent();
    }

    /** Only a context of one request's own is about nothing else. */
    private static void remember() {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(ANSWERED, System.nanoTime());
        }
    }

    private void ask(Promise<Void> heard) {
        waiting.add(heard);
        if (connection == null) {
            fail("nobody listens for changes");
        } else if (!asking) {
            ask(connection);
        }
    }

    private void ask(PgConnection on) {
        List<Promise<Void>> together = waiting;
        waiting = new ArrayList<>();
        asking = true;
        on.query("select 1").execute().timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).onComplete(answer -> {
            asking = false;
            together.forEach(heard -> heard.handle(answer.mapEmpty()));
            if (answer.failed()) {
                on.close();
                lost(on);
            } else if (!waiting.isEmpty()) {
                ask(on);
            }
        });
    }

    private void connect() {
        if (stopped) {
            return;
        }
        connections.open().onSuccess(this::listen).onFailure(this::later);
    }

    private void listen(PgConnection opened) {
        // at once, not in its turn: the answer to a question may be in the same packet
        opened.notificationHandler(notice -> changed(notice.getPayload()));
        opened.closeHandler(nothing -> home.runOnContext(ended -> lost(opened)));
        opened.query(LISTEN).execute().timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(done -> home.runOnContext(nothing -> {
                    changed(Freshness.ANYBODYS); // nobody heard what changed until now
                    connection = opened;
                })).onFailure(failure -> {
                    opened.close();
                    later(failure);
                });
    }

    private void changed(String tenant) {
        boolean anybodys = tenant.isEmpty() || tenant.equals(Freshness.ANYBODYS);
        if (anybodys) {
            all++;
        } else {
            tenants.merge(tenant, 1L, Long::sum);
        }
        vertx.eventBus().publish(Freshness.CHANGED, anybodys ? Freshness.ANYBODYS : tenant);
    }

    private void lost(PgConnection ended) {
        if (connection == ended) {
            connection = null;
            fail("the connection that listened is lost");
            LOG.warn("nobody listens for changes until the database is back: each call is looked up there");
            later(new IllegalStateException("it was closed"));
        }
    }

    private void fail(String why) {
        List<Promise<Void>> disappointed = waiting;
        waiting = new ArrayList<>();
        disappointed.forEach(heard -> heard.fail(why));
    }

    private void later(Throwable why) {
        if (!stopped) {
            LOG.debugf("listening for changes is tried again: %s", why.getMessage());
            vertx.setTimer(PAUSE.toMillis(), timer -> home.runOnContext(nothing -> connect()));
        }
    }
}
