package io.mooring.webhook.replay;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.event.EventStore;
import io.mooring.webhook.event.KeptEvent;
import io.mooring.webhook.event.Replay;
import io.mooring.webhook.intake.Intake;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Moves replays on, a batch of each at a time: read, into Kafka, written down. A crash in between sends a batch again, which
 * changes nothing: the ids are the same.
 */
@ApplicationScoped
class ReplayRuns {

    private static final Logger LOG = Logger.getLogger(ReplayRuns.class);

    private final Transactions transactions;
    private final ReplayStore store;
    private final EventStore events;
    private final Intake intake;
    private final ReplayConfig config;

    ReplayRuns(Transactions transactions, ReplayStore store, EventStore events, Intake intake, ReplayConfig config) {
        this.transactions = transactions;
        this.store = store;
        this.events = events;
        this.intake = intake;
        this.config = config;
    }

    @Scheduled(every = "${webhook.replay.tick}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return transactions.acrossTenants(session -> store.claim(session, config.parallel(), config.lease()))
                .onFailure(ReplayRuns::passes).recoverWithItem(ReplayRuns::waitForTick)
                .chain(claimed -> Multi.createFrom().iterable(claimed)
                        .onItem().transformToUniAndConcatenate(this::step).collect().last().replaceWithVoid());
    }

    private Uni<Void> step(ReplayRow row) {
        return transactions
                .in(row.tenant, session -> events.read(session, row.tenant,
                        ReplayWish.parse(row.filter).filter(row.since, row.until), position(row), config.batch()))
                .chain(batch -> batch.isEmpty() ? finish(row) : send(row, batch))
                .onFailure(ReplayRuns::passes).recoverWithItem(failure -> leave(row, failure));
    }

    private static @Nullable Position position(ReplayRow row) {
        return row.positionAt == null || row.positionId == null ? null : new Position(row.positionAt, row.positionId);
    }

    private Uni<Void> send(ReplayRow row, List<KeptEvent> batch) {
        String header = new Replay(row.id, row.subscription, row.redeliver).text();
        List<Uni<Void>> sent = batch.stream()
                .map(event -> intake.repeat(event.id(), event.received(), Replay.HEADER, header)).toList();
        return Uni.combine().all().unis(sent).discardItems()
                .chain(() -> transactions.in(row.tenant, session -> store.advance(session, row, batch.size(),
                        batch.getLast().position())));
    }

    private Uni<Void> finish(ReplayRow row) {
        return transactions.in(row.tenant, session -> store.finish(session, row.tenant, row.id, ReplayRow.DONE))
                .replaceWithVoid();
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof HttpProblem || failure instanceof EventsUnavailable;
    }

    private static List<ReplayRow> waitForTick(Throwable outage) {
        LOG.debugf("replays can't be claimed now: %s", outage.getMessage());
        return List.of();
    }

    /** Its lease runs out, and it goes on where it was. */
    private static Void leave(ReplayRow row, Throwable failure) {
        LOG.warnf("replay %s waits: %s", row.id, failure.getMessage());
        return null;
    }
}
