package io.mooring.webhook.delivery;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.webhook.WebhookDelivered;
import io.mooring.contracts.event.webhook.WebhookUndeliverable;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.webhook.retry.RetrySchedule;
import io.mooring.webhook.retry.Verdict;
import io.mooring.webhook.subscription.SubscriptionStore;
import io.smallrye.mutiny.Uni;

/** Writes down what came of an attempt, and announces the end of a delivery, in one transaction. */
@ApplicationScoped
class Outcomes {

    private static final Logger LOG = Logger.getLogger(Outcomes.class);

    private final Transactions transactions;
    private final DeliveryStore store;
    private final SubscriptionStore subscriptions;
    private final RetrySchedule schedule;
    private final Outbox outbox;

    Outcomes(Transactions transactions, DeliveryStore store, SubscriptionStore subscriptions, RetrySchedule schedule,
            Outbox outbox) {
        this.transactions = transactions;
        this.store = store;
        this.subscriptions = subscriptions;
        this.schedule = schedule;
        this.outbox = outbox;
    }

    Uni<Void> record(Claim claim, Attempt attempt) {
        Verdict verdict = schedule.decide(claim.attempts(), attempt.outcome());
        return transactions.in(claim.tenant(), session -> disableWhenGone(session, claim, verdict)
                .chain(() -> store.record(session, claim, attempt, verdict))
                .chain(ours -> ours ? announce(session, claim, attempt, verdict) : lost(claim)));
    }

    /** The subscription first, as everybody who locks both does. */
    private Uni<Void> disableWhenGone(Mutiny.Session session, Claim claim, Verdict verdict) {
        return verdict instanceof Verdict.GivenUp givenUp && givenUp.gone()
                ? subscriptions.disable(session, claim.tenant(), claim.subscription(), givenUp.reason())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> announce(Mutiny.Session session, Claim claim, Attempt attempt, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Delivered delivered -> outbox.append(session, delivered(claim, delivered));
            case Verdict.GivenUp givenUp -> outbox.append(session, undeliverable(claim, attempt, givenUp));
            case Verdict.Again again -> Uni.createFrom().voidItem();
        };
    }

    private static Event delivered(Claim claim, Verdict.Delivered delivered) {
        return Event.of(claim.tenant(), claim.delivery(), WebhookDelivered.newBuilder().setTenant(claim.tenant())
                .setDelivery(claim.delivery()).setEvent(claim.event()).setSubscription(claim.subscription())
                .setEventType(claim.eventType()).setAttempts(claim.attempts()).setStatus(delivered.status())
                .setVersion(claim.version() + 1).build());
    }

    private static Event undeliverable(Claim claim, Attempt attempt, Verdict.GivenUp givenUp) {
        return Event.of(claim.tenant(), claim.delivery(), WebhookUndeliverable.newBuilder().setTenant(claim.tenant())
                .setDelivery(claim.delivery()).setEvent(claim.event()).setSubscription(claim.subscription())
                .setEventType(claim.eventType()).setAttempts(claim.attempts()).setStatus(attempt.status())
                .setReason(givenUp.reason()).setVersion(claim.version() + 1).build());
    }

    private static Uni<Void> lost(Claim claim) {
        LOG.warnf("the lease of %s had run out before its outcome was written", claim);
        return Uni.createFrom().voidItem();
    }
}
