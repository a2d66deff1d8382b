package io.mooring.webhook.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.webhook.DispatchedDelivery;
import io.mooring.contracts.event.webhook.DispatchedPublication;
import io.mooring.contracts.event.webhook.WebhookDispatched;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.provider.event.Actor;
import io.mooring.webhook.event.Arrived;
import io.mooring.webhook.mapping.Understood;
import io.mooring.webhook.publication.Callings;
import io.mooring.webhook.publication.Concern;
import io.mooring.webhook.publication.Granted;
import io.smallrye.mutiny.Uni;

/** Says whom events concern: subscriptions, and publications in whose reach they are. An event nobody wants says nothing. */
@ApplicationScoped
class Announcements {

    private final Callings callings;
    private final Outbox outbox;

    Announcements(Callings callings, Outbox outbox) {
        this.callings = callings;
        this.outbox = outbox;
    }

    /**
     * One for each event that concerns somebody. A replayed one is told again only with deliveries that were not there.
     *
     * @param fresh of this tenant, in the order they came
     * @param made deliveries of these
     */
    Uni<Void> tell(Mutiny.Session session, String tenant, List<Understood> fresh, List<Made> made) {
        Map<String, List<Made>> byEvent = made.stream().collect(Collectors.groupingBy(one -> one.event().id()));
        Map<String, Understood> first = new LinkedHashMap<>();
        fresh.stream().filter(one -> one.arrived().replay() == null || byEvent.containsKey(one.arrived().id()))
                .forEach(one -> first.putIfAbsent(one.arrived().id(), one));
        return callings.among(session, tenant, first.values().stream().map(Announcements::concern).toList())
                .map(granted -> events(first, byEvent, granted)).chain(events -> events.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : outbox.append(session, events));
    }

    private List<Event> events(Map<String, Understood> first, Map<String, List<Made>> made, List<Granted> granted) {
        List<Event> events = new ArrayList<>();
        first.forEach((id, event) -> {
            List<Made> deliveries = made.getOrDefault(id, List.of());
            Concern concern = concern(event);
            List<DispatchedPublication> called = granted.stream().filter(one -> one.hearsOf(concern))
                    .map(one -> publication(event.arrived(), one)).toList();
            if (!deliveries.isEmpty() || !called.isEmpty()) {
                events.add(dispatched(event, deliveries, called));
            }
        });
        return events;
    }

    private static Concern concern(Understood event) {
        return new Concern(event.providers(), event.connections(), event.event().resources());
    }

    private DispatchedPublication publication(Arrived event, Granted one) {
        return DispatchedPublication.newBuilder().setId(one.id()).setConnection(one.connection())
                .setActions(one.actions()).setUserId(one.userId())
                .setOrigin(callings.origin(event.tenant(), one, event.id())).build();
    }

    private static Event dispatched(Understood understood, List<Made> made, List<DispatchedPublication> called) {
        Arrived event = understood.arrived();
        Actor actor = understood.event().actor();
        return Event.of(event.tenant(), event.id(), WebhookDispatched.newBuilder().setTenant(event.tenant())
                .setEvent(event.id()).setEventType(event.meaning().type()).setProvider(event.received().getProvider())
                .setEndpoint(event.received().getEndpoint()).setConnection(event.meaning().connection())
                .setSubject(event.meaning().subject()).setActorId(actor == null ? null : actor.id())
                .setActorName(actor == null ? null : actor.name()).setLinks(understood.event().links())
                .setDeliveries(made.stream().map(one -> DispatchedDelivery.newBuilder().setId(one.id())
                        .setSubscription(one.subscription()).build()).toList())
                .setPublications(called).setVersion(1).build());
    }
}
