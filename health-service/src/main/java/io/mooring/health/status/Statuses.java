package io.mooring.health.status;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.health.HealthChanged;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.health.Subject;
import io.smallrye.mutiny.Uni;

/** Writes assessments down: a status that changes leaves its history row and its event in the same transaction. */
@ApplicationScoped
public class Statuses {

    private final Assessor assessor;
    private final StatusStore statuses;
    private final Outbox outbox;
    private final Clock clock;

    Statuses(Assessor assessor, StatusStore statuses, Outbox outbox, Clock clock) {
        this.assessor = assessor;
        this.statuses = statuses;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** First in every transaction that observes something: one at a time per integration. */
    public Uni<Void> lock(Mutiny.Session session, String tenant, String integration) {
        return statuses.lock(session, tenant, integration);
    }

    /** Looks at an integration again. */
    public Uni<Void> reassess(Mutiny.Session session, String tenant, String integration) {
        return statuses.load(session, tenant, Subject.integration(integration))
                .chain(row -> assessor.ofIntegration(session, tenant, integration, row.isKnown())
                        .chain(assessment -> record(session, row, assessment)));
    }

    /** Looks at a connection, and at its integration, again. */
    public Uni<Void> reassess(Mutiny.Session session, String tenant, String integration, String connection) {
        return statuses.load(session, tenant, Subject.connection(connection))
                .chain(row -> assessor.ofConnection(session, tenant, connection)
                        .chain(assessment -> record(session, row, assessment)))
                .chain(() -> reassess(session, tenant, integration));
    }

    /** The subject is gone; the one who removed it says so to the world. */
    public Uni<Void> remove(Mutiny.Session session, String tenant, Subject subject) {
        return statuses.remove(session, tenant, subject);
    }

    private Uni<Void> record(Mutiny.Session session, StatusRow row, Optional<Assessment> assessment) {
        if (assessment.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        boolean known = row.isKnown();
        HealthChanged change = row.take(assessment.get(), now);
        Uni<Void> stored = known ? session.flush() : session.persist(row).chain(session::flush);
        return change == null ? stored : stored.chain(() -> publish(session, change, now));
    }

    private Uni<Void> publish(Mutiny.Session session, HealthChanged change, Instant now) {
        Subject subject = new Subject(change.getSubject(), change.getId());
        return statuses.append(session, new ChangeRow(change, now))
                .chain(() -> outbox.append(session,
                        List.of(Event.of(change.getTenant(), subject.aggregate(), change))));
    }
}
