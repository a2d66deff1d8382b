package io.mooring.webhook.dispatch;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.webhook.event.Arrived;
import io.mooring.webhook.event.EventStore;
import io.mooring.webhook.mapping.Understanding;
import io.mooring.webhook.mapping.Understood;
import io.smallrye.mutiny.Uni;

/** Reads what arrives and keeps it. */
@ApplicationScoped
class Arrivals {

    private final Understanding understanding;
    private final EventStore events;

    Arrivals(Understanding understanding, EventStore events) {
        this.understanding = understanding;
        this.events = events;
    }

    /** Those to be dispatched, in the order they came: new ones, each once, and replayed ones. */
    Uni<List<Understood>> keep(Mutiny.Session session, String tenant,
            List<ConsumerRecord<String, WebhookReceived>> records) {
        return understanding.of(session, tenant, records.stream().map(Arrived::of).toList())
                .chain(read -> events.record(session, tenant, read.stream().map(Understood::arrived).toList())
                        .map(fresh -> only(fresh, read)));
    }

    /** By the object, for an id may come more than once. */
    private static List<Understood> only(List<Arrived> fresh, List<Understood> read) {
        Map<Arrived, Understood> understood = new IdentityHashMap<>();
        read.forEach(one -> understood.put(one.arrived(), one));
        return fresh.stream().map(understood::get).filter(Objects::nonNull).toList();
    }
}
