package io.mooring.webhook.dispatch;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.outbox.BulkStatements;
import io.smallrye.mutiny.Uni;

/** Writes rows of {@code app.delivery}; those that wait for others are woken when nothing is before them. */
@ApplicationScoped
class NewDeliveryStore {

    private static final String INSERT = """
            insert into app.delivery (tenant, id, event, event_at, event_type, subscription, status, attempts,
                next_attempt_at, version, created_at, order_key, size)
            select cast(?1 as text), id, event, event_at, event_type, subscription, 'pending', 0,
                case when order_key is null then clock_timestamp() end, 1, clock_timestamp(), order_key, size
            from (select row_number() over () as place, * from\s""" + BulkStatements.ROWS
            + """
                     (id text, event text, event_at timestamptz, event_type text, subscription text, order_key text, size int)) as g
                    order by place on conflict do nothing returning id""";

    private final Waiting waiting;

    NewDeliveryStore(Waiting waiting) {
        this.waiting = waiting;
    }

    /** Answers the ids of those that were not there. */
    Uni<List<String>> record(Mutiny.Session session, String tenant, List<NewDelivery> wanted) {
        List<Waiting.Line> lines = wanted.stream().filter(delivery -> delivery.orderKey() != null)
                .map(delivery -> new Waiting.Line(delivery.subscription(), delivery.orderKey())).distinct().toList();
        return BulkStatements.find(session, INSERT, tenant, wanted)
                .call(() -> waiting.wake(session, tenant, lines));
    }
}
