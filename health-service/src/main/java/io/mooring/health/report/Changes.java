package io.mooring.health.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.health.HealthChanged;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;

/** Passes changes on to those who listen; every replica hears all of them, from when it started. */
@ApplicationScoped
class Changes {

    private final BroadcastProcessor<HealthChanged> heard = BroadcastProcessor.create();
    private final StreamConfig config;

    Changes(StreamConfig config) {
        this.config = config;
    }

    @Incoming(Topics.HEALTH_CHANGED)
    void take(HealthChanged change) {
        heard.onNext(change);
    }

    /**
     * Changes of one tenant. A stream ends after a while, so that a listener whose key was revoked does not stay; the
     * others come back by themselves.
     */
    Multi<OutboundSseEvent> of(String tenant, Sse sse) {
        Multi<OutboundSseEvent> changes = heard.filter(change -> change.getTenant().equals(tenant))
                .onOverflow().buffer(config.buffer()).map(change -> event(sse, change));
        Multi<OutboundSseEvent> alive = Multi.createFrom().ticks().every(config.alive()).onOverflow().drop()
                .map(tick -> sse.newEventBuilder().comment("alive").build());
        return Multi.createBy().merging().streams(changes, alive).select().first(config.end());
    }

    private static OutboundSseEvent event(Sse sse, HealthChanged change) {
        return sse.newEventBuilder().id(change.getSubject() + "/" + change.getId() + "/" + change.getVersion())
                .name(Topics.HEALTH_CHANGED).data(ChangeView.Told.of(change)).build();
    }
}
