package io.mooring.contracts.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One connection of a real PostgreSQL, handed over just when its next user gives up. */
class PatientPoolTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static EmbeddedPostgres server;
    private static Vertx vertx;
    private static Pool pool;

    @BeforeAll
    static void starts() throws IOException {
        server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(4));
        pool = PatientPools.create(input(), Duration.ofSeconds(5));
    }

    @AfterAll
    static void stops() throws IOException {
        pool.close();
        vertx.close();
        server.close();
    }

    @Test
    void keepsConnectionThatComesTooLate() throws Exception {
        // Given
        Context owner = loop();
        closed(connection(owner)); // the one connection lives on this loop
        CompletableFuture<SqlConnection> held = connection(loop());
        assertThat(held.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        CompletableFuture<SqlConnection> waiting = connection(loop());
        CountDownLatch busy = new CountDownLatch(1);
        owner.runOnContext(nothing -> await(busy));

        // When: it is handed over, and can't arrive before the one who waits gives up
        held.join().close();
        assertThatThrownBy(() -> waiting.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .hasCauseInstanceOf(TimeoutException.class);
        busy.countDown();

        // Then
        closed(connection(loop()));
    }

    private static Context loop() {
        return ((VertxInternal) vertx).createEventLoopContext();
    }

    private static CompletableFuture<SqlConnection> connection(Context context) {
        CompletableFuture<SqlConnection> answer = new CompletableFuture<>();
        context.runOnContext(nothing -> pool.getConnection().onSuccess(answer::complete)
                .onFailure(answer::completeExceptionally));
        return answer;
    }

    private static void closed(CompletableFuture<SqlConnection> connection) throws Exception {
        connection.get(LIMIT.toSeconds(), TimeUnit.SECONDS).close().toCompletionStage().toCompletableFuture()
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PgPoolCreator.Input input() {
        PgConnectOptions options = new PgConnectOptions().setHost("127.0.0.1").setPort(server.getPort())
                .setUser("postgres").setDatabase("postgres");
        return new PgPoolCreator.Input() {

            @Override
            public Vertx vertx() {
                return vertx;
            }

            @Override
            public PoolOptions poolOptions() {
                return new PoolOptions().setMaxSize(1);
            }

            @Override
            public List<PgConnectOptions> pgConnectOptionsList() {
                return List.of(options);
            }
        };
    }
}
