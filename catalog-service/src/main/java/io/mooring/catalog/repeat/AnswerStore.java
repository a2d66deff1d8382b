package io.mooring.catalog.repeat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.catalog.repeat.AnswerRow.Key;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.answer}. */
@ApplicationScoped
class AnswerStore {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String FORGET = "delete from AnswerRow where tenant = :tenant and createdAt < :before";

    private final Clock clock;

    AnswerStore(Clock clock) {
        this.clock = clock;
    }

    /** Empty when nothing was answered, or too long ago. */
    Uni<Optional<AnswerRow>> find(Mutiny.Session session, Key key) {
        return session.find(AnswerRow.class, key)
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.createdAt.isAfter(clock.instant().minus(KEPT))));
    }

    /** Keeps an answer, and forgets those of the tenant that are too old. */
    Uni<Void> keep(Mutiny.Session session, AnswerRow answer) {
        answer.createdAt = clock.instant();
        return session.createMutationQuery(FORGET).setParameter("tenant", answer.tenant)
                .setParameter("before", clock.instant().minus(KEPT)).executeUpdate()
                .chain(() -> session.persist(answer)).call(session::flush);
    }
}
