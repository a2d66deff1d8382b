package io.mooring.webhook.mapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.provider.event.Actor;
import io.mooring.contracts.provider.event.TypedEvent;
import io.mooring.webhook.EventType;
import io.mooring.webhook.connectionview.ConnectionView;
import io.mooring.webhook.connectionview.ConnectionViewStore;
import io.mooring.webhook.endpoint.EndpointConnections;
import io.mooring.webhook.event.Arrived;
import io.mooring.webhook.event.Meaning;
import io.smallrye.mutiny.Uni;

/** Finds out what events are about and whose they are, many of a tenant at once. */
@ApplicationScoped
public class Understanding {

    private final Reader reader;
    private final EndpointConnections endpoints;
    private final ConnectionViewStore connections;
    private final ObjectMapper json;

    Understanding(Reader reader, EndpointConnections endpoints, ConnectionViewStore connections, ObjectMapper json) {
        this.reader = reader;
        this.endpoints = endpoints;
        this.connections = connections;
        this.json = json;
    }

    /** The same events in the same order. */
    public Uni<List<Understood>> of(Mutiny.Session session, String tenant, List<Arrived> arrived) {
        List<Understood> read = arrived.stream().map(this::read).toList();
        return endpoints.of(session, tenant, texts(read, event -> Stream.of(event.arrived().received().getEndpoint())))
                .chain(owners -> connections
                        .ofAccounts(session, tenant, texts(read, event -> event.event().accounts().stream()),
                                texts(read, event -> event.providers().stream()))
                        .map(known -> read.stream().map(event -> whose(event, owners, known)).toList()));
    }

    private Understood read(Arrived arrived) {
        return new Understood(arrived, reader.read(arrived.received()), reader.kin(arrived.received().getProvider()),
                Set.of());
    }

    private static Set<String> texts(List<Understood> events, Function<Understood, Stream<String>> texts) {
        return events.stream().flatMap(texts).collect(Collectors.toUnmodifiableSet());
    }

    /** An endpoint of one connection hears of no other. */
    private Understood whose(Understood read, Map<String, String> owners, List<ConnectionView> known) {
        String owner = owners.get(read.arrived().received().getEndpoint());
        Set<String> connections = owner != null
                ? Set.of(owner)
                : known.stream().filter(one -> read.providers().contains(one.provider())
                        && read.event().accounts().contains(one.account())).map(ConnectionView::id)
                        .collect(Collectors.toUnmodifiableSet());
        String only = connections.size() == 1 ? connections.iterator().next() : null;
        return new Understood(read.arrived().meaning(meaning(read, only)), read.event(), read.providers(), connections);
    }

    private Meaning meaning(Understood read, @Nullable String connection) {
        TypedEvent event = read.event();
        Actor actor = event.actor();
        return new Meaning(EventType.of(read.arrived().received().getProvider(), event.name()).text(), connection,
                event.subject(), actor == null ? null : Objects.requireNonNullElse(actor.name(), actor.id()),
                event.links().isEmpty() ? null : text(event.links()));
    }

    private String text(Map<String, String> links) {
        try {
            return json.writeValueAsString(links);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts is always JSON", impossible);
        }
    }
}
