package io.mooring.executor.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** On a real PostgreSQL; the triggers themselves are seen by the scenarios. */
class FreshValuesTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static EmbeddedPostgres server;
    private static Vertx vertx;
    private static ChangeFeed feed;

    private final AtomicInteger read = new AtomicInteger();
    private final FreshValues<String, Integer> values = new FreshValues<>(feed, 1000, (key, value) -> 1);

    @BeforeAll
    static void starts() throws IOException {
        server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
        vertx = Vertx.vertx();
        PgConnectOptions options = new PgConnectOptions().setHost("localhost").setPort(server.getPort())
                .setDatabase("postgres").setUser("postgres").setPassword("postgres");
        feed = new ChangeFeed(() -> PgConnection.connect(vertx, options), vertx);
        feed.start(new StartupEvent());
    }

    @AfterAll
    static void stops() throws IOException {
        feed.stop();
        vertx.close();
        server.close();
    }

    @BeforeEach
    void listens() {
        await().atMost(LIMIT).until(() -> !feed.now("any").toCompletionStage().toCompletableFuture().get()
                .equals(ChangeFeed.UNHEARD));
    }

    @Test
    void readsOnceWhileNothingChanges() {
        assertThat(value("acme")).isEqualTo(1);
        assertThat(value("acme")).isEqualTo(1);
    }

    @Test
    void readsAgainAfterEveryChangeThatIsCommitted() throws SQLException {
        for (int change = 1; change <= 50; change++) {
            assertThat(value("acme")).isEqualTo(change);
            run("notify mooring_copies, 'acme'");
        }
    }

    @Test
    void keepsWhatOthersChanged() throws SQLException {
        assertThat(value("acme")).isEqualTo(1);
        run("notify mooring_copies, 'other'");
        assertThat(value("acme")).isEqualTo(1);
        run("notify mooring_copies, '*'");
        assertThat(value("acme")).isEqualTo(2);
    }

    @Test
    void readsAgainWhenNobodyListenedForAWhile() throws SQLException {
        assertThat(value("acme")).isEqualTo(1);

        run("select pg_terminate_backend(pid) from pg_stat_activity where query like 'select 1%' or query like 'listen%'");
        listens();

        assertThat(value("acme")).as("a change may have been missed").isGreaterThan(1);
        int known = value("acme");
        assertThat(value("acme")).isEqualTo(known);
    }

    @Test
    void readsEachTimeWhileNobodyListens() {
        ChangeFeed deaf = new ChangeFeed(() -> Future.failedFuture("the database is away"), vertx);
        FreshValues<String, Integer> unheard = new FreshValues<>(deaf, 1000, (key, value) -> 1);

        assertThat(List.of(value(unheard, "acme"), value(unheard, "acme"), value(unheard, "acme")))
                .containsExactly(1, 2, 3);
    }

    @Test
    void asksOnceForAllThatOneRequestLooksUp() throws Exception {
        ContextInternal request = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
        ContextInternal next = request.duplicate();
        CompletableFuture<List<Boolean>> known = new CompletableFuture<>();

        request.runOnContext(begun -> feed.now("acme").onComplete(asked -> {
            boolean again = feed.now("other").isComplete();
            next.runOnContext(other -> known.complete(List.of(again, feed.now("acme").isComplete())));
        }));

        assertThat(known.get(1, TimeUnit.MINUTES)).containsExactly(true, false);
    }

    @Test
    void asksAgainWhenARequestHasWaited() throws Exception {
        ContextInternal request = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
        CompletableFuture<Boolean> known = new CompletableFuture<>();

        request.runOnContext(begun -> feed.now("acme").onComplete(asked -> vertx.setTimer(150,
                late -> request.runOnContext(later -> known.complete(feed.now("acme").isComplete())))));

        assertThat(known.get(1, TimeUnit.MINUTES)).isFalse();
    }

    private int value(String tenant) {
        return value(values, tenant);
    }

    private int value(FreshValues<String, Integer> of, String tenant) {
        return of.get(tenant, tenant, () -> Uni.createFrom().item(read.incrementAndGet())).await().atMost(LIMIT);
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
