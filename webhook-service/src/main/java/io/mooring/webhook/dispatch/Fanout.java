package io.mooring.webhook.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.webhook.EventType;
import io.mooring.webhook.StableId;
import io.mooring.webhook.event.Arrived;
import io.mooring.webhook.event.EventStore;
import io.mooring.webhook.event.Payload;
import io.mooring.webhook.filter.Filtered;
import io.mooring.webhook.filter.Filters;
import io.mooring.webhook.filter.Json;
import io.mooring.webhook.subscription.Interest;
import io.mooring.webhook.subscription.SubscriptionStore;
import io.smallrye.mutiny.Uni;

/** Events times subscriptions: makes one delivery of each event for each subscription that asked for it. */
@ApplicationScoped
class Fanout {

    /** Never changes: a delivery has one id, whatever is replayed. */
    private static final UUID NAMESPACE = UUID.fromString("c2d8a3a4-0f6b-4c56-9d57-7d1a0e3b9f21");

    private final SubscriptionStore subscriptions;
    private final EventStore events;
    private final Filters filters;
    private final NewDeliveryStore store;

    Fanout(SubscriptionStore subscriptions, EventStore events, Filters filters, NewDeliveryStore store) {
        this.subscriptions = subscriptions;
        this.events = events;
        this.filters = filters;
        this.store = store;
    }

    /**
     * Writes them.
     *
     * @param fresh of this tenant, in the order they came; some of their deliveries may be there
     * @return those that were not
     */
    Uni<List<Made>> deliver(Mutiny.Session session, String tenant, List<Arrived> fresh) {
        Set<String> patterns = new TreeSet<>();
        fresh.forEach(event -> types(event).forEach(type -> patterns.addAll(new EventType(type).patterns())));
        return fresh.isEmpty()
                ? Uni.createFrom().item(List.of())
                : subscriptions.match(session, tenant, patterns)
                        .map(interests -> fresh.stream().flatMap(event -> wanted(event, interests).stream()).toList())
                        .chain(wanted -> write(session, tenant, wanted));
    }

    private Uni<List<Made>> write(Mutiny.Session session, String tenant, List<Wanted> wanted) {
        Map<String, Wanted> byId = new LinkedHashMap<>();
        wanted.forEach(one -> byId.putIfAbsent(one.row().id(), one));
        return store.record(session, tenant, byId.values().stream().map(Wanted::row).toList())
                .map(ids -> ids.stream().map(byId::get).map(Wanted::made).toList());
    }

    private record Wanted(NewDelivery row, Arrived event) {

        Made made() {
            return new Made(row.id(), event, row.subscription());
        }
    }

    private List<Wanted> wanted(Arrived event, List<Interest> interests) {
        List<String> asked = types(event).stream().flatMap(type -> new EventType(type).patterns().stream()).toList();
        List<Wanted> wanted = new ArrayList<>();
        Filtered filtered = null;
        for (Interest interest : interests) {
            if (!interest.wants(asked) || !isMeant(event, interest)) {
                continue;
            }
            if (interest.filter() != null) {
                filtered = filtered == null ? filtered(event) : filtered;
                if (!filters.pass(interest.filter(), filtered)) {
                    continue;
                }
            }
            wanted.add(new Wanted(NewDelivery.of(id(event, interest.id()), event, interest), event));
        }
        return wanted;
    }

    /** A type as it is understood now, and as the intake named it: what was asked for before is still what one gets. */
    private static List<String> types(Arrived event) {
        return List.of(event.meaning().type(), event.received().getEventType());
    }

    /** A replay may be for one subscription alone. */
    private static boolean isMeant(Arrived event, Interest interest) {
        return event.replay() == null || event.replay().subscription() == null
                || event.replay().subscription().equals(interest.id());
    }

    private Filtered filtered(Arrived event) {
        String subject = event.meaning().subject();
        return new Filtered(event.meaning().type(), event.received().getProvider(), event.received().getEndpoint(),
                subject == null ? "" : subject, data(events.payload(event.received())));
    }

    private static @Nullable Object data(Payload payload) {
        return switch (payload) {
            case Payload.Json json -> Json.read(json.raw());
            case Payload.Binary binary -> null;
        };
    }

    private static String id(Arrived event, String subscription) {
        return "dlv_" + StableId.of(NAMESPACE, event.tenant() + "\n" + event.id() + "\n" + subscription);
    }
}
