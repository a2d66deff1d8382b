package io.mooring.webhook.dispatch;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.outbox.BulkStatements;
import io.smallrye.mutiny.Uni;

/**
 * Deliveries that wait for the one before them. Of the pending ones in a line only the first is ever due. Who adds to a line
 * holds its subscription shared, who ends a delivery in it holds it alone: so each sees what the other did.
 */
@ApplicationScoped
public class Waiting {

    private static final String WAKE = """
            update app.delivery d set next_attempt_at = clock_timestamp() from\s""" + BulkStatements.ROWS + """
             (subscription text, order_key text)
            cross join lateral (select n.id, n.next_attempt_at from app.delivery n where n.tenant = ?1
                and n.subscription = given.subscription and n.order_key = given.order_key and n.status = 'pending'
                order by n.seq limit 1) as next
            where d.tenant = ?1 and d.id = next.id and next.next_attempt_at is null
            returning d.subscription""";
    private static final String LOCK = "select s.id from app.subscription s where s.tenant = ?1"
            + " and s.id = any(cast(?2 as text[])) order by s.id for update";

    /** Those of a subscription with one key. */
    public record Line(String subscription, String orderKey) {}

    /** Makes the first of each line due, if there is one; answers the subscriptions where there was. */
    public Uni<List<String>> wake(Mutiny.Session session, String tenant, List<Line> lines) {
        return BulkStatements.find(session, WAKE, tenant, lines);
    }

    /** Nobody adds to a line of these until the transaction ends. */
    public Uni<Void> hold(Mutiny.Session session, String tenant, List<Line> lines) {
        String[] ids = lines.stream().map(Line::subscription).distinct().sorted().toArray(String[]::new);
        return ids.length == 0
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(LOCK, String.class).setParameter(1, tenant).setParameter(2, ids)
                        .getResultList().replaceWithVoid();
    }
}
