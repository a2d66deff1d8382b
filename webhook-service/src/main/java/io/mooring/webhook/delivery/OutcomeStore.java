package io.mooring.webhook.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.BulkStatements;
import io.mooring.webhook.retry.Verdict;
import io.smallrye.mutiny.Uni;

/** Writes down how attempts ended, many of a tenant in two statements. */
@ApplicationScoped
class OutcomeStore {

    /** Only as long as the lease holds; but a delivered event is delivered, whoever has the lease now. */
    private static final String MOVE = """
            update app.delivery d set status = given.status, next_attempt_at = given.next_at,
                last_status = given.last_status, last_error = given.error, version = d.version + 1
            from\s""" + BulkStatements.ROWS + """
             (delivery text, version bigint, status text, next_at timestamptz, last_status int, error text)
            where d.tenant = ?1 and d.id = given.delivery and d.status = 'pending'
                and (d.version = given.version or given.status = 'delivered')
            returning d.id""";
    /** A subscription that was removed meanwhile took its deliveries with it. */
    private static final String ATTEMPTS = """
            insert into app.attempt (tenant, delivery, number, at, status, error, response, duration_millis)
            select d.tenant, d.id, given.number, given.at, given.last_status, given.error, given.response, given.millis
            from\s""" + BulkStatements.ROWS + """
             (delivery text, number int, at timestamptz, last_status int, error text, response text, millis bigint)
            join app.delivery d on d.tenant = ?1 and d.id = given.delivery on conflict do nothing""";

    private final Clock clock;

    OutcomeStore(Clock clock) {
        this.clock = clock;
    }

    /** Answers the ids of those that were ours; of the others, whose lease had run out, only the attempt is written. */
    Uni<List<String>> record(Mutiny.Session session, String tenant, List<Ended> ended) {
        Instant now = clock.instant();
        List<Line> lines = ended.stream().map(one -> Line.of(one, now)).toList();
        return BulkStatements.find(session, MOVE, tenant, lines)
                .call(() -> BulkStatements.run(session, ATTEMPTS, tenant, lines));
    }

    /** Components are columns. */
    record Line(String delivery, long version, String status, @Nullable String nextAt, int number, String at,
            @Nullable Integer lastStatus, @Nullable String error, @Nullable String response, long millis) {

        static Line of(Ended ended, Instant now) {
            Claim claim = ended.claim();
            String next = ended.verdict() instanceof Verdict.Again again ? now.plus(again.pause()).toString() : null;
            return new Line(claim.delivery(), claim.version(), ended.status().text(), next, claim.attempts(),
                    ended.attempt().at().toString(), ended.attempt().status(), ended.attempt().error(),
                    ended.attempt().sample(), ended.attempt().duration().toMillis());
        }
    }
}
