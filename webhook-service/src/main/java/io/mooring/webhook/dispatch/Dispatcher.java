package io.mooring.webhook.dispatch;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.webhook.EventType;
import io.mooring.webhook.StableId;
import io.mooring.webhook.event.Arrived;
import io.mooring.webhook.event.Replay;
import io.mooring.webhook.mapping.Understood;
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
    private final Announcements announcements;
    private final Clock clock;

    Dispatcher(SubscriptionStore subscriptions, Announcements announcements, Clock clock) {
        this.subscriptions = subscriptions;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Makes one delivery of each event for each subscription that asked for it, and says so.
     *
     * @param fresh of this tenant, in the order they came: new ones, and replayed ones, whose deliveries may be there
     */
    Uni<Void> dispatch(Mutiny.Session session, String tenant, List<Understood> fresh) {
        return Multi.createFrom().iterable(fresh).map(Understood::arrived)
                .onItem().transformToUniAndConcatenate(event -> deliver(session, event)).collect().asList()
                .map(made -> made.stream().flatMap(List::stream).toList())
                .chain(made -> announcements.tell(session, tenant, fresh, made));
    }

    /** A type as it is understood now, and as the intake named it: what was asked for before is still what one gets. */
    private Uni<List<Made>> deliver(Mutiny.Session session, Arrived event) {
        return subscriptions.match(session, event.tenant(), new EventType(event.meaning().type()))
                .chain(understood -> event.meaning().type().equals(event.received().getEventType())
                        ? Uni.createFrom().item(understood)
                        : subscriptions.match(session, event.tenant(), new EventType(event.received().getEventType()))
                                .map(received -> Stream.concat(understood.stream(), received.stream()).distinct()
                                        .toList()))
                .map(matching -> asked(event.replay(), matching))
                .chain(matching -> matching.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : record(session, event, matching));
    }

    private static List<String> asked(@Nullable Replay replay, List<String> matching) {
        return replay == null || replay.subscription() == null
                ? matching
                : matching.stream().filter(replay.subscription()::equals).toList();
    }

    private Uni<List<Made>> record(Mutiny.Session session, Arrived event, List<String> matching) {
        String[] ids = matching.stream().map(subscription -> id(event, subscription)).toArray(String[]::new);
        return session.createNativeQuery(INSERT, String.class).setParameter(1, event.tenant()).setParameter(2, ids)
                .setParameter(3, matching.toArray(String[]::new)).setParameter(4, event.id())
                .setParameter(5, event.meaning().type()).setParameter(6, clock.instant()).getResultList()
                .map(made -> made.stream()
                        .map(subscription -> new Made(id(event, subscription), event, subscription)).toList());
    }

    private static String id(Arrived event, String subscription) {
        return "dlv_" + StableId.of(NAMESPACE, event.tenant() + "\n" + event.id() + "\n" + subscription);
    }
}
