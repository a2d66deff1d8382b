package io.mooring.webhook.dispatch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.BulkStatements;
import io.mooring.webhook.event.Arrived;
import io.smallrye.mutiny.Uni;

/**
 * What a replay does to deliveries that are there: parked ones are tried again, and delivered ones when it asked for that;
 * pending ones are on their way anyway. Same row, same id, next attempt: a subscriber that compares ids sees nothing twice.
 */
@ApplicationScoped
class Redrive {

    /** Once for each event of a replay, though its record may come again after a crash. */
    private static final String AGAIN = """
            with given as materialized (select * from\s""" + BulkStatements.ROWS + """
             (replay text, event text, subscription text, redeliver boolean, at timestamptz)),
            first as (insert into app.message_log (tenant, id, received_at)
                select cast(?1 as text), replay || '/' || event, at from given on conflict do nothing returning id)
            update app.delivery d set status = 'pending', next_attempt_at = given.at, attempts_before = d.attempts,
                version = d.version + 1
            from given join first on first.id = given.replay || '/' || given.event
            where d.tenant = ?1 and d.event = given.event
                and (given.subscription is null or d.subscription = given.subscription)
                and (d.status = 'undeliverable' or d.status = 'delivered' and given.redeliver)""";

    private final Clock clock;

    Redrive(Clock clock) {
        this.clock = clock;
    }

    /** Makes deliveries of replayed events due. */
    Uni<Void> apply(Mutiny.Session session, String tenant, List<Arrived> events) {
        String now = clock.instant().toString();
        List<Wish> wishes = events.stream().flatMap(event -> Wish.find(event, now).stream()).distinct().toList();
        return BulkStatements.run(session, AGAIN, tenant, wishes);
    }

    /** Components are columns. */
    record Wish(String replay, String event, @Nullable String subscription, boolean redeliver, String at) {

        static Optional<Wish> find(Arrived event, String now) {
            return Optional.ofNullable(event.replay())
                    .map(replay -> new Wish(replay.id(), event.id(), replay.subscription(), replay.redeliver(), now));
        }
    }
}
