package io.mooring.webhook.delivery;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.webhook.event.EventStore;
import io.mooring.webhook.event.StoredEvent;
import io.mooring.webhook.retry.Outcome;
import io.mooring.webhook.subscription.Subscription;
import io.mooring.webhook.subscription.SubscriptionStore;
import io.smallrye.mutiny.Uni;

/** Gets event and subscription together and sends them on their way. */
@ApplicationScoped
class Shipping {

    private static final Logger LOG = Logger.getLogger(Shipping.class);

    private final Transactions transactions;
    private final EventStore events;
    private final SubscriptionStore subscriptions;
    private final SubscriberClient client;
    private final Clock clock;

    Shipping(Transactions transactions, EventStore events, SubscriptionStore subscriptions, SubscriberClient client,
            Clock clock) {
        this.transactions = transactions;
        this.events = events;
        this.subscriptions = subscriptions;
        this.client = client;
        this.clock = clock;
    }

    Uni<Attempt> ship(Claim claim) {
        return transactions.in(claim.tenant(), session -> load(session, claim))
                .chain(shipment -> client.send(shipment.event(), shipment.subscription()))
                .onFailure(IllegalStateException.class).recoverWithItem(failure -> unsealable(claim, failure));
    }

    private Uni<Shipment> load(Mutiny.Session session, Claim claim) {
        return events.require(session, claim.tenant(), claim.event())
                .chain(event -> subscriptions.require(session, claim.tenant(), claim.subscription())
                        .map(subscription -> new Shipment(event, subscription)));
    }

    /** It may be the wrong master key, which somebody will put right: as an attempt it is repeated on schedule. */
    private Attempt unsealable(Claim claim, Throwable failure) {
        LOG.errorf(failure, "the secret of subscription %s does not open", claim.subscription());
        return new Attempt(clock.instant(), Duration.ZERO,
                new Outcome.Unanswered("the subscription's secret could not be opened"));
    }

    private record Shipment(StoredEvent event, Subscription subscription) {}
}
