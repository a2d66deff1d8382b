package io.mooring.executor.database.redis;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.database.DatabaseFailure;
import io.mooring.contracts.egress.database.DatabaseFault;
import io.mooring.contracts.egress.database.RedisReply;
import io.mooring.contracts.egress.database.RedisSocket;
import io.mooring.executor.database.redis.RedisPool.Held;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** A few commands on one socket, one after the other. */
final class RedisRun {

    /** What to ask, and what to make of the replies. */
    interface Talk<T> {

        Future<T> with(RedisSocket socket);
    }

    private final RedisPool pool;
    private final AtomicReference<@Nullable RedisSocket> busy = new AtomicReference<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    RedisRun(RedisPool pool) {
        this.pool = pool;
    }

    /** Completes on the pool's context. */
    <T> Future<T> start(Talk<T> talk) {
        Promise<T> end = Promise.promise();
        pool.context().runOnContext(now -> attempt(talk).onComplete(done -> {
            if (done.succeeded()) {
                end.complete(done.result());
            } else {
                end.fail(done.cause());
            }
        }));
        return end.future();
    }

    /** The server can't be told to stop; the socket is closed, and whatever it still says is nobody's. */
    void cancel() {
        pool.context().runOnContext(now -> {
            cancelled.set(true);
            RedisSocket socket = busy.getAndSet(null);
            if (socket != null) {
                pool.discard(socket);
            }
        });
    }

    /** All that is asked only reads: it may be asked again when a kept socket turns out to be closed. */
    private <T> Future<T> attempt(Talk<T> talk) {
        return pool.take().compose(held -> use(held, talk).recover(failure -> isStale(held, failure)
                ? attempt(talk)
                : Future.failedFuture(failure)));
    }

    private boolean isStale(Held held, Throwable failure) {
        return !held.fresh() && !cancelled.get() && failure instanceof DatabaseFailure lost
                && lost.fault() == DatabaseFault.CONNECTION_LOST;
    }

    private <T> Future<T> use(Held held, Talk<T> talk) {
        RedisSocket socket = held.socket();
        busy.set(socket);
        if (cancelled.get()) {
            end(socket, true);
            return Future.failedFuture("nobody waits for it");
        }
        return talk.with(socket).onComplete(done -> end(socket, !(done.cause() instanceof DatabaseFailure)));
    }

    private void end(RedisSocket socket, boolean sound) {
        if (!busy.compareAndSet(socket, null)) {
            return;
        }
        if (sound) {
            pool.giveBack(socket);
        } else {
            pool.discard(socket);
        }
    }

    /** One command, whose refusal is a failure. */
    static Future<RedisReply> call(RedisSocket socket, String... words) {
        return socket.call(List.of(words)).map(Replies::require);
    }
}
