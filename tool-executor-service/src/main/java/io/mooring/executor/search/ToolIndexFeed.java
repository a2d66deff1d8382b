package io.mooring.executor.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/** Brings the index up to date, several times a second: first all tools, then what has changed. */
@ApplicationScoped
class ToolIndexFeed {

    private static final Logger LOG = Logger.getLogger(ToolIndexFeed.class);
    private static final int PAGE = 1000;
    private static final ToolId FIRST = new ToolId("", "", "", "");
    /** The scheduler's clock ticks once a second. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final IndexedToolStore tools;
    private final ToolIndex index;
    private final SearchConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private volatile @Nullable Seen seen;

    /** What is in the index, and since when it is. */
    private record Seen(String snapshot, Instant at) {}

    ToolIndexFeed(Transactions transactions, IndexedToolStore tools, ToolIndex index, SearchConfig config, Clock clock,
            Vertx vertx) {
        this.transactions = transactions;
        this.tools = tools;
        this.index = index;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** Whether all tools there were at the start are in the index. */
    boolean isBuilt() {
        return seen != null;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> follow() {
        return follow(clock.instant().plus(TICK).minus(config.every()));
    }

    /** Until it is time for the next tick. A failure ends it; then the next one goes on where the index is. */
    private Uni<Void> follow(Instant end) {
        return look().chain(() -> clock.instant().isBefore(end)
                ? pause().chain(() -> follow(end))
                : Uni.createFrom().voidItem());
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return transactions
                .acrossTenants(session -> tools.forget(session, clock.instant().minus(config.remembered())));
    }

    private Uni<Void> look() {
        Seen before = seen;
        Instant now = clock.instant();
        boolean lost = before == null || before.at.isBefore(now.minus(config.remembered().dividedBy(2)));
        return transactions.acrossTenants(tools::snapshot)
                .call(snapshot -> lost ? build() : advance(new Span(before.snapshot, snapshot)))
                .invoke(snapshot -> seen = new Seen(snapshot, now)).replaceWithVoid();
    }

    /** Searches see the old one, if there is any, until the new one is complete. */
    private Uni<Void> build() {
        Instant start = clock.instant();
        return blocking(index::clear)
                .chain(() -> pages(after -> session -> tools.all(session, after, PAGE), IndexedTool::id, this::add))
                .chain(() -> blocking(index::show))
                .invoke(() -> LOG.infof("tools indexed in %d ms", Duration.between(start, clock.instant()).toMillis()));
    }

    private Uni<Void> advance(Span span) {
        return span.from().equals(span.to()) // nobody has written anything
                ? Uni.createFrom().voidItem()
                : pages(after -> session -> tools.removed(session, span, after, PAGE), id -> id, this::remove)
                        .chain(() -> pages(after -> session -> tools.renamed(session, span, after, PAGE),
                                IndexedTool::id, this::add))
                        .chain(() -> pages(after -> session -> tools.changed(session, span, after, PAGE),
                                IndexedTool::id, this::add))
                        .chain(() -> blocking(index::show));
    }

    private Uni<Void> add(List<IndexedTool> page) {
        return blocking(() -> index.change(List.of(), page));
    }

    private Uni<Void> remove(List<ToolId> page) {
        return blocking(() -> index.change(page, List.of()));
    }

    /** One after the other, each read in a transaction of its own and then put into the index. */
    private <T> Uni<Void> pages(Function<ToolId, Function<Mutiny.Session, Uni<List<T>>>> read, Function<T, ToolId> id,
            Function<List<T>, Uni<Void>> put) {
        return Multi.createBy().repeating()
                .uni(() -> new AtomicReference<>(FIRST), after -> transactions.acrossTenants(read.apply(after.get()))
                        .call(put::apply)
                        .invoke(page -> page.stream().reduce((one, next) -> next).map(id).ifPresent(after::set)))
                .whilst(page -> page.size() == PAGE).collect().last().replaceWithVoid();
    }

    private Uni<Void> pause() {
        return UniHelper.toUni(vertx.timer(config.every().toMillis(), TimeUnit.MILLISECONDS)).replaceWithVoid();
    }

    /** Work on files. */
    @FunctionalInterface
    private interface Work {

        void run() throws java.io.IOException;
    }

    private Uni<Void> blocking(Work work) {
        return UniHelper.toUni(vertx.<Void>executeBlocking(() -> {
            work.run();
            return null;
        }, false));
    }
}
