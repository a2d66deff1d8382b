package io.mooring.webhook.stream;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.webhook.WebhookError;
import io.mooring.webhook.event.EventFilter;
import io.mooring.webhook.event.StoredEvents;
import io.mooring.webhook.event.StoredEvents.Told;
import io.mooring.webhook.event.StreamPosition;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Streams of stored events. Each reads the store a page at a time, the next one when its listener has taken the last: a slow
 * one falls behind in the store, not in memory, and is ended like every other after a while.
 */
@ApplicationScoped
class EventStreams {

    private final Transactions transactions;
    private final StoredEvents events;
    private final Wakes wakes;
    private final StreamConfig config;
    private final Clock clock;
    private final Places places;

    EventStreams(Transactions transactions, StoredEvents events, Wakes wakes, StreamConfig config, Clock clock) {
        this.transactions = transactions;
        this.events = events;
        this.wakes = wakes;
        this.config = config;
        this.clock = clock;
        this.places = new Places(config.most(), config.perTenant());
    }

    /**
     * Events of a tenant from now on, or from where its listener was. Fails with 429.
     *
     * @param last the last one the listener has
     */
    Multi<OutboundSseEvent> open(String tenant, EventFilter wanted, @Nullable StreamPosition last, Sse sse) {
        if (!places.enter(tenant)) {
            throw WebhookError.TOO_MANY_STREAMS.because("so many streams are open; close one, or come back later");
        }
        Listening listening = new Listening(wanted, config.alive(), clock.instant());
        return Multi.createBy().repeating().uni(() -> next(tenant, listening, last, sse)).indefinitely()
                .onItem().<OutboundSseEvent>disjoint().select().first(config.end())
                .onTermination().invoke(() -> places.leave(tenant));
    }

    private Uni<List<OutboundSseEvent>> next(String tenant, Listening listening, @Nullable StreamPosition last,
            Sse sse) {
        StreamPosition position = listening.position();
        Uni<List<OutboundSseEvent>> words = position == null
                ? begin(tenant, listening, last, sse)
                : goOn(tenant, listening, position, sse);
        return words.onFailure(HttpProblem.class).recoverWithUni(() -> pause(tenant, listening, sse));
    }

    /** Says something at once, so that the listener knows that it does not miss anything from now on. */
    private Uni<List<OutboundSseEvent>> begin(String tenant, Listening listening, @Nullable StreamPosition last,
            Sse sse) {
        return transactions.in(tenant, events::end).invoke(end -> listening.begin(last, end))
                .map(end -> List.of(comment(sse, "listening")));
    }

    private Uni<List<OutboundSseEvent>> goOn(String tenant, Listening listening, StreamPosition position, Sse sse) {
        return transactions.in(tenant, session -> read(session, tenant, position))
                .chain(read -> read.isEmpty()
                        ? pause(tenant, listening, sse)
                        : Uni.createFrom().item(listening.take(read, clock.instant()).stream()
                                .map(event -> event(sse, event)).toList()));
    }

    private Uni<List<Told>> read(Mutiny.Session session, String tenant, StreamPosition position) {
        return events.read(session, tenant, position, config.page());
    }

    private Uni<List<OutboundSseEvent>> pause(String tenant, Listening listening, Sse sse) {
        return wakes.next(tenant).map(awake -> listening.isSilent(clock.instant())
                ? List.of(comment(sse, "alive"))
                : List.<OutboundSseEvent>of());
    }

    private static OutboundSseEvent comment(Sse sse, String text) {
        return sse.newEventBuilder().comment(text).build();
    }

    private static OutboundSseEvent event(Sse sse, Told event) {
        return sse.newEventBuilder().id(event.position().text()).name(Topics.WEBHOOK_RECEIVED).data(event.view())
                .build();
    }
}
