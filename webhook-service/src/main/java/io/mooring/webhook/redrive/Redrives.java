package io.mooring.webhook.redrive;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.Fields;
import io.mooring.webhook.IdSource;
import io.mooring.webhook.subscription.SubscriptionStore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Takes wishes to send parked deliveries again, and fulfils them portion by portion. */
@ApplicationScoped
class Redrives {

    private static final Logger LOG = Logger.getLogger(Redrives.class);
    private static final String LAST_SUCCESS = "last_success";
    private static final int LONGEST = 200;

    private final Transactions transactions;
    private final RedriveStore store;
    private final SubscriptionStore subscriptions;
    private final IdSource ids;
    private final Clock clock;

    Redrives(Transactions transactions, RedriveStore store, SubscriptionStore subscriptions, IdSource ids,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.subscriptions = subscriptions;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<RedriveView> create(Caller caller, RedriveResource.Redrive wish) {
        boolean lastSuccess = LAST_SUCCESS.equals(wish.since());
        if (lastSuccess && wish.subscription() == null) {
            throw GeneralError.BAD_REQUEST.at("/subscription", "expected the one whose last success is meant");
        }
        RedriveRow row = row(caller, wish);
        row.since = lastSuccess ? null : Fields.findInstant("/since", wish.since());
        return transactions.in(row.tenant, session -> find(session, row, lastSuccess)
                .invoke(() -> requireOrder(row)).chain(() -> store.record(session, row)))
                .map(done -> RedriveView.of(row));
    }

    private static void requireOrder(RedriveRow row) {
        if (row.since != null && row.since.isAfter(row.until)) {
            throw GeneralError.BAD_REQUEST.at("/since", "expected a time no later than until, nor than now");
        }
    }

    private RedriveRow row(Caller caller, RedriveResource.Redrive wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant until = Fields.findInstant("/until", wish.until());
        RedriveRow row = new RedriveRow(caller.tenant(), ids.next("rdv"),
                until == null || until.isAfter(now) ? now : until, caller.subject(), now);
        row.subscription = text("/subscription", wish.subscription());
        row.eventType = text("/event_type", wish.eventType());
        return row;
    }

    private static @Nullable String text(String pointer, @Nullable String text) {
        return text == null ? null : Fields.requireText(pointer, text, LONGEST);
    }

    /** Its subscription is there, and when that means something, its last success is the beginning. */
    private Uni<Void> find(Mutiny.Session session, RedriveRow row, boolean lastSuccess) {
        return row.subscription == null
                ? Uni.createFrom().voidItem()
                : subscriptions.findLastSuccess(session, row.tenant, row.subscription)
                        .invoke(at -> row.since = lastSuccess ? at : row.since).replaceWithVoid();
    }

    /** A crash leaves the rest to the next tick, of any replica. */
    @Scheduled(every = "${webhook.redrive.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return transactions.acrossTenants(store::step).replaceWithVoid().onFailure(HttpProblem.class)
                .recoverWithItem(outage -> {
                    LOG.debugf("parked deliveries can't be sent again now: %s", outage.getMessage());
                    return null;
                });
    }
}
