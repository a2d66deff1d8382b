package io.mooring.executor.database.redis;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.mooring.contracts.egress.database.DatabaseLogin;
import io.mooring.contracts.egress.database.RedisSocket;
import io.mooring.contracts.egress.database.RedisSockets;
import io.mooring.executor.ToolError;
import io.mooring.executor.database.answer.QueryFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * Signed-in sockets to one Redis. One command at a time has a socket to itself, so that a slow one keeps nobody else
 * waiting. All of them live on one context, on which they have to be used.
 */
final class RedisPool {

    private static final int MOST_WAITING = 64;

    /**
     * A socket in use.
     *
     * @param fresh whether it was opened for this use: an older one may have been closed by the server meanwhile
     */
    record Held(RedisSocket socket, boolean fresh) {}

    private final RedisSockets sockets;
    private final DatabaseLogin.Server login;
    private final Context context;
    private final int most;
    private final Queue<RedisSocket> idle = new ConcurrentLinkedQueue<>();
    private final Queue<Promise<Held>> waiting = new ConcurrentLinkedQueue<>();
    private final Set<RedisSocket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();

    RedisPool(Vertx vertx, RedisSockets sockets, DatabaseLogin.Server login, int most) {
        this.sockets = sockets;
        this.login = login;
        this.context = ((io.vertx.core.impl.VertxInternal) vertx).createEventLoopContext();
        this.most = most;
    }

    /** Where sockets of this pool are used. */
    Context context() {
        return context;
    }

    /** On the pool's context. */
    Future<Held> take() {
        if (taken.get() < most) {
            taken.incrementAndGet();
            return supply();
        }
        if (waiting.size() >= MOST_WAITING) {
            return Future.failedFuture(new QueryFailure(ToolError.DATABASE_BUSY,
                    "too many queries wait for this database; try again"));
        }
        Promise<Held> turn = Promise.promise();
        waiting.add(turn);
        return turn.future();
    }

    private Future<Held> supply() {
        RedisSocket free = idle.poll();
        if (free != null) {
            return Future.succeededFuture(new Held(free, false));
        }
        return sockets.open(login).map(socket -> {
            open.add(socket);
            return new Held(socket, true);
        }).onFailure(failure -> next());
    }

    /** One that is fit to be used again. */
    void giveBack(RedisSocket socket) {
        idle.add(socket);
        next();
    }

    /** One that is not. */
    void discard(RedisSocket socket) {
        open.remove(socket);
        socket.close();
        next();
    }

    private void next() {
        Promise<Held> turn = waiting.poll();
        if (turn == null) {
            taken.decrementAndGet();
        } else {
            supply().onComplete(done -> {
                if (done.succeeded()) {
                    turn.complete(done.result());
                } else {
                    turn.fail(done.cause());
                }
            });
        }
    }

    void close() {
        open.forEach(RedisSocket::close);
        open.clear();
        idle.clear();
    }
}
