package io.mooring.webhook.dispatch;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.webhook.WebhookDispatched;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.webhook.EventType;
import io.mooring.webhook.StableId;
import io.mooring.webhook.event.Arrived;
import io.mooring.webhook.event.Replay;
import io.mooring.webhook.subscription.SubscriptionStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Turns events into deliveries, in the transaction that keeps the events. */
@ApplicationScoped
class Dispatcher {

    /** Never changes: a delivery has one id, whatever is replayed. */
    private static final UUID NAMESPACE = UUID.fromString("c2d8a3a4-0f6b-4c56-9d57-7d1a0e3b9f21");
    private static final String INSERT = "insert into app.delivery (tenant, id, event, event_type, subscription, status,"
            + " attempts, next_attempt_at, version, created_at)"
            + " select ?1, d.id, ?4, ?5, d.subscription, 'pending', 0, ?6, 1, ?6"
            + " from unnest(cast(?2 as text[]), cast(?3 as text[])) as d (id, subscription) on conflict do nothing"
            + " returning subscription";

    private final SubscriptionStore subscriptions;
    private final Outbox outbox;
    private final Clock clock;

    Dispatcher(SubscriptionStore subscriptions, Outbox outbox, Clock clock) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Makes one delivery of each event for each subscription that asked for it.
     *
     * @param fresh of one tenant, in the order they came: new ones, and replayed ones, whose deliveries may be there
     */
    Uni<Void> dispatch(Mutiny.Session session, List<Arrived> fresh) {
        return Multi.createFrom().iterable(fresh)
                .onItem().transformToUniAndConcatenate(event -> dispatch(session, event))
                .collect().last().replaceWithVoid();
    }

    private Uni<Void> dispatch(Mutiny.Session session, Arrived event) {
        return subscriptions.match(session, event.tenant(), new EventType(event.meaning().type()))
                .map(matching -> asked(event.replay(), matching))
                .chain(matching -> matching.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : record(session, event, matching));
    }

    private static List<String> asked(@Nullable Replay replay, List<String> matching) {
        return replay == null || replay.subscription() == null
                ? matching
                : matching.stream().filter(replay.subscription()::equals).toList();
    }

    private Uni<Void> record(Mutiny.Session session, Arrived event, List<String> matching) {
        String[] ids = matching.stream().map(subscription -> id(event, subscription)).toArray(String[]::new);
        return session.createNativeQuery(INSERT, String.class).setParameter(1, event.tenant()).setParameter(2, ids)
                .setParameter(3, matching.toArray(String[]::new)).setParameter(4, event.id())
                .setParameter(5, event.meaning().type()).setParameter(6, clock.instant()).getResultList()
                .chain(made -> outbox.append(session,
                        made.stream().map(subscription -> dispatched(event, subscription)).toList()));
    }

    private static Event dispatched(Arrived event, String subscription) {
        String delivery = id(event, subscription);
        return Event.of(event.tenant(), delivery, WebhookDispatched.newBuilder().setTenant(event.tenant())
                .setDelivery(delivery).setEvent(event.id()).setSubscription(subscription)
                .setEventType(event.meaning().type()).setVersion(1).build());
    }

    private static String id(Arrived event, String subscription) {
        return "dlv_" + StableId.of(NAMESPACE, event.tenant() + "\n" + event.id() + "\n" + subscription);
    }
}
