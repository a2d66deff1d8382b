package io.mooring.catalog.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.catalog.registry.CopyStore.Tally;
import io.mooring.catalog.sync.RegistryFailure.Remedy;
import io.mooring.catalog.sync.Run.Phase;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.catalog.RegistrySynced;
import io.mooring.contracts.outbox.Outbox;
import io.smallrye.mutiny.Uni;

/** Whose turn it is and what comes next: go on, pause, end or give up; always in the transaction of what led to it. */
@ApplicationScoped
class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class);
    /** The registry is the same for every tenant. */
    private static final String EVERY_TENANT = "*";
    private static final String AGGREGATE = "registry";
    private static final String NEXT_VERSION = "select nextval('app.version')";

    private final SyncStore store;
    private final Outbox outbox;
    private final Pauses pauses;
    private final RegistryConfig config;
    private final Clock clock;

    Turns(SyncStore store, Outbox outbox, Pauses pauses, RegistryConfig config, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.pauses = pauses;
        this.config = config;
        this.clock = clock;
    }

    Uni<Optional<SyncState>> take(Mutiny.Session session, String holder, Instant until) {
        Instant now = clock.instant();
        return store.take(session, holder, Duration.between(now, until), now, config);
    }

    Uni<Void> hold(Mutiny.Session session, String holder) {
        return store.requireHeld(session, holder);
    }

    /** After a page or a part of the sweep. */
    Uni<SyncState> next(Mutiny.Session session, SyncState state, Run after, Instant until) {
        if (after.phase() != Phase.DONE) {
            SyncState next = state.with(after);
            return store.keep(session, next, until).replaceWith(next);
        }
        Instant now = clock.instant();
        SyncState finished = state.finished(after, now);
        LOG.infof("the registry's copy is up to date: %d rows read, %d skipped, %s", after.seen(), after.skipped(),
                after.tally());
        return announce(session, after, now)
                .chain(() -> store.leave(session, finished, now.plus(pauses.betweenRuns()), now))
                .replaceWith(finished);
    }

    /** After a page that did not come, or did not end. */
    Uni<SyncState> fail(Mutiny.Session session, String holder, SyncState state, Run run, RegistryFailure failure) {
        Instant now = clock.instant();
        Run failed = run.failed(failure.reason(), failure.remedy() == Remedy.REWIND);
        boolean hopeless = failure.remedy() == Remedy.GIVE_UP;
        if (!hopeless && failed.attempts() < config.attempts()) {
            LOG.debugf("a page of the registry is asked for again: %s", failure.reason());
            SyncState waiting = state.with(failed);
            Instant again = now.plus(pauses.betweenTries(failed.attempts(), failure.pause()));
            return hold(session, holder).chain(() -> store.leave(session, waiting, again, now)).replaceWith(waiting);
        }
        LOG.warnf("the registry %s could not be copied after %d pages: %s", run.source(), run.pages(),
                failure.reason());
        SyncState givenUp = state.givenUp(failed, failure.reason(), !hopeless, now);
        Instant again = now.plus(pauses.afterFailedRuns(givenUp.failedRuns()));
        return hold(session, holder).chain(() -> store.leave(session, givenUp, again, now)).replaceWith(ended(givenUp));
    }

    /** A run that was given up has all its tries again; this process is through with it all the same. */
    private static SyncState ended(SyncState givenUp) {
        return new SyncState(givenUp.basis(), null, givenUp.last(), givenUp.failedRuns());
    }

    private Uni<Void> announce(Mutiny.Session session, Run done, Instant now) {
        if (!done.full() && done.tally().equals(Tally.NOTHING)) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(NEXT_VERSION, Long.class).getSingleResult()
                .chain(version -> outbox.append(session, Event.of(EVERY_TENANT, AGGREGATE,
                        RegistrySynced.newBuilder().setSource(done.source()).setFull(done.full()).setSeen(done.seen())
                                .setAdded(done.tally().added()).setChanged(done.tally().changed())
                                .setDeleted(done.tally().deleted()).setSkipped(done.skipped())
                                .setStartedAt(done.startedAt()).setFinishedAt(now).setVersion(version).build())));
    }
}
