package io.mooring.catalog.repeat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.catalog.repeat.AnswerRow.Key;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.answer}; its key decides which of two requests at the same time does the work. */
@ApplicationScoped
class AnswerStore {

    private static final Duration KEPT = Duration.ofDays(1);
    /** No request takes longer: who has claimed a key since is gone, and what it did is found by its slug. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final String FORGET = "delete from AnswerRow where tenant = :tenant and createdAt < :before";
    private static final String CLAIM = "insert into app.answer as known (tenant, key, request, status, body, created_at,"
            + " token) values (?1, ?2, ?3, 0, '', ?4, ?5) on conflict (tenant, key) do update set"
            + " request = excluded.request, status = 0, location = null, body = '',"
            + " created_at = excluded.created_at, token = excluded.token"
            + " where known.created_at < ?6 or known.status = 0 and known.created_at < ?7";
    private static final String OF_CLAIM = " where tenant = :tenant and key = :key and token = :token and status = 0";
    private static final String KEEP = "update AnswerRow set status = :status, location = :location, body = :body"
            + OF_CLAIM;
    private static final String RELEASE = "delete from AnswerRow" + OF_CLAIM;

    private final Clock clock;

    AnswerStore(Clock clock) {
        this.clock = clock;
    }

    /** Empty when the work is now the claimant's; else what is known of who claimed the key before. */
    Uni<Optional<AnswerRow>> claim(Mutiny.Session session, AnswerRow mine) {
        Instant now = clock.instant();
        return session.createNativeQuery(CLAIM).setParameter(1, mine.tenant).setParameter(2, mine.key)
                .setParameter(3, mine.request).setParameter(4, now).setParameter(5, mine.token)
                .setParameter(6, now.minus(KEPT)).setParameter(7, now.minus(LONGEST)).executeUpdate()
                .chain(rows -> rows == 1
                        ? Uni.createFrom().item(Optional.<AnswerRow>empty())
                        : session.find(AnswerRow.class, new Key(mine.tenant, mine.key))
                                .map(known -> Optional.of(known == null ? mine : known)));
    }

    /** Keeps the answer of who claimed the key, and forgets those of the tenant that are too old. */
    Uni<Void> keep(Mutiny.Session session, AnswerRow answer) {
        return session.createMutationQuery(FORGET).setParameter("tenant", answer.tenant)
                .setParameter("before", clock.instant().minus(KEPT)).executeUpdate()
                .chain(() -> ofClaim(session.createMutationQuery(KEEP), answer).setParameter("status", answer.status)
                        .setParameter("location", answer.location).setParameter("body", answer.body).executeUpdate())
                .replaceWithVoid();
    }

    /** Nothing was done: whoever comes next may do it. */
    Uni<Void> release(Mutiny.Session session, AnswerRow claim) {
        return ofClaim(session.createMutationQuery(RELEASE), claim).executeUpdate().replaceWithVoid();
    }

    private static Mutiny.MutationQuery ofClaim(Mutiny.MutationQuery query, AnswerRow claim) {
        return query.setParameter("tenant", claim.tenant).setParameter("key", claim.key)
                .setParameter("token", claim.token);
    }
}
