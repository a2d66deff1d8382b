package io.mooring.contracts.outbox;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.CloseFuture;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.impl.PgPoolImpl;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;

/**
 * A pool whose callers stop waiting after a while without losing the connection that comes too late. Vert.x's own limit
 * loses it (vert.x issue 6169): when both happen at once the caller is told "Timeout" and the connection is handed to
 * nobody, so that a pool under load shrinks to nothing and never recovers.
 */
final class PatientPool extends PgPoolImpl {

    private final VertxInternal vertx;
    private final Pool pool;
    private final long patience;

    /**
     * Wraps a pool.
     *
     * @param pool without a limit of its own
     */
    PatientPool(Vertx vertx, Pool pool, Duration patience) {
        super((VertxInternal) vertx, new CloseFuture(), pool);
        this.vertx = (VertxInternal) vertx;
        this.pool = pool;
        this.patience = patience.toMillis();
    }

    @Override
    public Future<SqlConnection> getConnection() {
        Promise<SqlConnection> answer = vertx.getOrCreateContext().promise();
        long timer = vertx.setTimer(patience,
                late -> answer.tryFail(new TimeoutException("no connection became free in time")));
        pool.getConnection().onComplete(delivered -> {
            vertx.cancelTimer(timer);
            if (delivered.failed()) {
                answer.tryFail(delivered.cause());
            } else if (!answer.tryComplete(delivered.result())) {
                delivered.result().close(); // nobody waits for it any more
            }
        });
        return answer.future();
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        pool.close(handler);
    }
}
