package io.mooring.contracts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

class TransactionsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SOON = Duration.ofMinutes(2);

    /** Whether a session would be let open: what is done in it is left out. */
    private final Transactions transactions = new Transactions((Mutiny.SessionFactory) Proxy.newProxyInstance(
            TransactionsTest.class.getClassLoader(), new Class<?>[]{Mutiny.SessionFactory.class},
            (factory, method, arguments) -> Uni.createFrom().item(Context::isOnEventLoopThread)));

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void opensSessionsOnTheEventLoopOfWhoComesFromAnotherThread() throws Exception {
        // Given
        ContextInternal context = (ContextInternal) VERTX.getOrCreateContext();
        Uni<Boolean> work = transactions.in("acme", nothing());

        // When: as Quarkus runs what Mutiny has delayed
        ContextInternal before = context.beginDispatch();
        CompletableFuture<Boolean> onEventLoop;
        try {
            onEventLoop = work.subscribeAsCompletionStage();
        } finally {
            context.endDispatch(before);
        }

        // Then
        assertThat(await(onEventLoop)).isTrue();
    }

    @Test
    void staysOnTheEventLoop() throws Exception {
        CompletableFuture<Boolean> onEventLoop = new CompletableFuture<>();
        CompletableFuture<Boolean> atOnce = new CompletableFuture<>();

        VERTX.getOrCreateContext().runOnContext(there -> {
            transactions.in("acme", nothing()).subscribe().with(onEventLoop::complete,
                    onEventLoop::completeExceptionally);
            atOnce.complete(onEventLoop.isDone());
        });

        assertThat(await(onEventLoop)).isTrue();
        assertThat(await(atOnce)).isTrue();
    }

    private static Function<Mutiny.Session, Uni<Boolean>> nothing() {
        return session -> Uni.createFrom().item(true);
    }

    private static boolean await(CompletableFuture<Boolean> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
}
