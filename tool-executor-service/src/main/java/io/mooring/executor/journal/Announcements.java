package io.mooring.executor.journal;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.EventMessages;
import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.event.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Says what connections discovered. Few at a time, each bounded by the channel's delivery timeout. */
@ApplicationScoped
public class Announcements {

    private final MutinyEmitter<byte[]> discovered;
    private final EventMessages messages;

    Announcements(
            @Channel(Topics.CONNECTION_TOOLS_DISCOVERED) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> discovered,
            EventMessages messages) {
        this.discovered = discovered;
        this.messages = messages;
    }

    /** Done when all in-sync replicas have it; fails with {@link EventsUnavailable}, and then they may or may not. */
    public Uni<Void> append(Event event, String id) {
        return Uni.createFrom().deferred(() -> discovered.sendMessage(messages.of(event, id)))
                .onFailure(failure -> !(failure instanceof EventsUnavailable))
                .transform(failure -> new EventsUnavailable("Kafka refused a record", failure));
    }
}
