package io.mooring.webhook.dispatch;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.webhook.WebhookDispatched;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.webhook.event.Arrived;
import io.smallrye.mutiny.Uni;

/** Turns events into deliveries and says so, in the transaction that keeps the events. */
@ApplicationScoped
class Dispatcher {

    private final Fanout fanout;
    private final Expected expected;
    private final Outbox outbox;

    Dispatcher(Fanout fanout, Expected expected, Outbox outbox) {
        this.fanout = fanout;
        this.expected = expected;
        this.outbox = outbox;
    }

    /**
     * Makes one delivery of each event for each subscription that asked for it.
     *
     * @param fresh of this tenant, in the order they came: new ones, and replayed ones, whose deliveries may be there
     */
    Uni<Void> dispatch(Mutiny.Session session, String tenant, List<Arrived> fresh) {
        return fanout.deliver(session, tenant, fresh).invoke(expected::add).chain(made -> made.isEmpty()
                ? Uni.createFrom().voidItem()
                : outbox.append(session, made.stream().map(Dispatcher::dispatched).toList()));
    }

    private static Event dispatched(Made made) {
        Arrived event = made.event();
        return Event.of(event.tenant(), made.id(), WebhookDispatched.newBuilder().setTenant(event.tenant())
                .setDelivery(made.id()).setEvent(event.id()).setSubscription(made.subscription())
                .setEventType(event.meaning().type()).setVersion(1).build());
    }
}
