package io.mooring.webhook.dispatch;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.webhook.mapping.Understood;
import io.smallrye.mutiny.Uni;

/** Turns events into deliveries and says whom they concern, in the transaction that keeps the events. */
@ApplicationScoped
class Dispatcher {

    private final Fanout fanout;
    private final Expected expected;
    private final Announcements announcements;

    Dispatcher(Fanout fanout, Expected expected, Announcements announcements) {
        this.fanout = fanout;
        this.expected = expected;
        this.announcements = announcements;
    }

    /**
     * Makes one delivery of each event for each subscription that asked for it.
     *
     * @param fresh of this tenant, in the order they came: new ones, and replayed ones, whose deliveries may be there
     */
    Uni<Void> dispatch(Mutiny.Session session, String tenant, List<Understood> fresh) {
        return fanout.deliver(session, tenant, fresh.stream().map(Understood::arrived).toList())
                .invoke(expected::add).chain(made -> announcements.tell(session, tenant, fresh, made));
    }
}
