package io.mooring.webhook.replay;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.event.EventStore;
import io.mooring.webhook.subscription.SubscriptionStore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Replays that are asked for and called off. */
@ApplicationScoped
class Replays {

    private final Transactions transactions;
    private final ReplayStore store;
    private final EventStore events;
    private final SubscriptionStore subscriptions;
    private final ReplayConfig config;

    Replays(Transactions transactions, ReplayStore store, EventStore events, SubscriptionStore subscriptions,
            ReplayConfig config) {
        this.transactions = transactions;
        this.store = store;
        this.events = events;
        this.subscriptions = subscriptions;
        this.config = config;
    }

    /** Begins one; it runs on from there whatever happens to this process. Fails with 400, 404 or 409. */
    Uni<ReplayView> begin(Caller caller, ReplayWish wish) {
        String tenant = caller.tenant();
        ReplayWish fit = wish.requireFit();
        return transactions.in(tenant, session -> store.countRunning(session, tenant).invoke(this::requireRoom)
                .chain(() -> requireSubscription(session, tenant, fit))
                .chain(() -> bound(session, tenant, fit))
                .chain(bound -> store.record(session, tenant, bound, caller.subject()))).map(ReplayView::of);
    }

    private void requireRoom(long running) {
        if (running >= config.perTenant()) {
            throw GeneralError.BUSY.because(running + " replays are under way; wait for one, or cancel it");
        }
    }

    private Uni<Void> requireSubscription(Mutiny.Session session, String tenant, ReplayWish wish) {
        return wish.subscription() == null
                ? Uni.createFrom().voidItem()
                : subscriptions.require(session, tenant, wish.subscription()).onFailure(HttpProblem.class)
                        .transform(unknown -> GeneralError.BAD_REQUEST.at("/subscription",
                                "expected the id of a subscription"))
                        .replaceWithVoid();
    }

    private Uni<ReplayWish> bound(Mutiny.Session session, String tenant, ReplayWish wish) {
        return wish.event() == null
                ? Uni.createFrom().item(wish)
                : events.require(session, tenant, wish.event()).map(event -> wish.at(event.receivedAt()));
    }

    /** What is in Kafka already is delivered; nothing follows. One that has ended stays as it is. */
    Uni<ReplayView> cancel(String tenant, String id) {
        return transactions.in(tenant, session -> store.finish(session, tenant, id, ReplayRow.CANCELLED)
                .chain(() -> store.require(session, tenant, id))).map(ReplayView::of);
    }
}
