package io.mooring.catalog.sync;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.catalog.registry.CopyStore;
import io.mooring.catalog.sync.Run.Phase;
import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Runs the sync, step by step: a page is fetched, then its rows, counts and the next cursor are stored in one transaction. A
 * pause is a time in the row, not a waiting process. Who died in mid-run loses its lease; the next look goes on there.
 */
@ApplicationScoped
class RegistrySync {

    private static final Logger LOG = Logger.getLogger(RegistrySync.class);
    /** Beyond the time a page may take: for storing it. */
    private static final Duration STORING = Duration.ofSeconds(10);

    private final String holder = UUID.randomUUID().toString();
    private final RegistryClient client;
    private final Transactions transactions;
    private final CopyStore copy;
    private final Turns turns;
    private final RegistryConfig config;
    private final Clock clock;

    RegistrySync(RegistryClient client, Transactions transactions, CopyStore copy, Turns turns, RegistryConfig config,
            Clock clock) {
        this.client = client;
        this.transactions = transactions;
        this.copy = copy;
        this.turns = turns;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${catalog.registry.tick}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return transactions.acrossTenants(session -> turns.take(session, holder, lease()))
                .chain(this::work).onFailure(RegistrySync::passes).recoverWithItem(RegistrySync::later);
    }

    /** The pages of a run are a stream with one element at a time; nothing is kept of those before. */
    private Uni<Void> work(Optional<SyncState> taken) {
        if (taken.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createBy().repeating()
                .uni(() -> new AtomicReference<>(taken.get()), at -> step(at.get()).invoke(at::set))
                .whilst(state -> state.run() != null && state.run().attempts() == 0).collect().last()
                .replaceWithVoid();
    }

    private Uni<SyncState> step(SyncState state) {
        Run run = state.run();
        if (run == null) {
            return Uni.createFrom().item(state);
        }
        Uni<SyncState> next = run.phase() == Phase.SWEEP ? sweep(state, run) : page(state, run);
        return next.onFailure(RegistrySync::unexpected).transform(RegistrySync::reported)
                .onFailure(RegistryFailure.class)
                .recoverWithUni(failure -> transactions.acrossTenants(session -> turns
                        .fail(session, holder, state, run, failure)));
    }

    private Uni<SyncState> page(SyncState state, Run run) {
        return client.page(URI.create(run.source()), run.since(), run.cursor())
                .chain(page -> transactions.acrossTenants(session -> turns.hold(session, holder)
                        .chain(() -> write(session, run, page))
                        .chain(after -> turns.next(session, state, after, lease()))));
    }

    private Uni<Run> write(Mutiny.Session session, Run run, RegistryPage page) {
        return copy.write(session, page.kept(), run.scan())
                .chain(written -> copy.skip(session, page.skipped()).map(written::plus))
                .map(tally -> run.after(page, tally, clock.instant(), config));
    }

    private Uni<SyncState> sweep(SyncState state, Run run) {
        return transactions.acrossTenants(session -> turns.hold(session, holder)
                .chain(() -> copy.sweep(session, run.scan())).map(run::afterSweep)
                .chain(after -> turns.next(session, state, after, lease())));
    }

    private Instant lease() {
        return clock.instant().plus(config.pageTimeout()).plus(STORING);
    }

    /** The database or the outbox is away, or another process took over: the next look sees. */
    private static boolean passes(Throwable failure) {
        return failure instanceof EventsUnavailable || failure instanceof HttpProblem problem
                && problem.getStatusCode() == GeneralError.STORE_UNAVAILABLE.status();
    }

    private static boolean unexpected(Throwable failure) {
        return !(failure instanceof RegistryFailure) && !passes(failure);
    }

    private static Throwable reported(Throwable failure) {
        LOG.error("a page of the registry can't be stored", failure);
        return RegistryFailure.repeat("a page could not be stored", null);
    }

    private static Void later(Throwable outage) {
        LOG.debugf("the registry is not copied now: %s", outage.getMessage());
        return null;
    }
}
