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
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** One attempt from claim to outcome. A crash anywhere in between leaves the claim's lease to run out. */
@ApplicationScoped
class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Transactions transactions;
    private final Shipping shipping;
    private final DeliveryStore store;
    private final SubscriptionStore subscriptions;
    private final RetrySchedule schedule;
    private final Outbox outbox;

    Attempts(Transactions transactions, Shipping shipping, DeliveryStore store, SubscriptionStore subscriptions,
            RetrySchedule schedule, Outbox outbox) {
        this.transactions = transactions;
        this.shipping = shipping;
        this.store = store;
        this.subscriptions = subscriptions;
        this.schedule = schedule;
        this.outbox = outbox;
    }

    /** Makes the attempt and writes down what came of it. */
    Uni<Void> make(Claim claim) {
        return shipping.ship(claim).chain(attempt -> record(claim, attempt))
                .onFailure(HttpProblem.class).recoverWithItem(failure -> leave(claim, failure));
    }

    private Uni<Void> record(Claim claim, Attempt attempt) {
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

    private static Void leave(Claim claim, Throwable failure) {
        LOG.warnf("attempt %d of %s has no outcome: %s", claim.attempts(), claim.delivery(), failure.getMessage());
        return null;
    }
}
