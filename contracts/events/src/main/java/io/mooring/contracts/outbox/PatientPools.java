package io.mooring.contracts.outbox;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Future;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

/** Opens the pool of the service's own database, see {@link PatientPool}, and connections beside it. */
@Singleton
class PatientPools implements PgPoolCreator, DirectConnections {

    /** So long as Vert.x waits of itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Who gave up stays in the queue until a connection is free, so it needs a bound. */
    private static final int MOST_WAITING = 4096;

    private volatile @Nullable Input database;

    @Override
    public Pool create(Input input) {
        database = input;
        return create(input, PATIENCE);
    }

    @Override
    public Future<PgConnection> open() {
        Input known = database;
        return known == null
                ? Future.failedFuture("the pool is not open yet")
                : PgConnection.connect(known.vertx(), known.pgConnectOptionsList().getFirst());
    }

    static Pool create(Input input, Duration patience) {
        PoolOptions options = new PoolOptions(input.poolOptions()).setConnectionTimeout(0)
                .setMaxWaitQueueSize(MOST_WAITING);
        Pool pool = PgBuilder.pool().with(options).connectingTo(input.pgConnectOptionsList().getFirst())
                .using(input.vertx()).build();
        return new PatientPool(input.vertx(), pool, patience);
    }
}
