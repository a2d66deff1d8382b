package io.mooring.health.status;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.health.Subject;
import io.smallrye.mutiny.Uni;

/** Keeps the status and the newest changes of each subject. */
@ApplicationScoped
class StatusStore {

    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))";
    /** Changes kept of one subject. */
    private static final int KEPT = 100;
    private static final String FORGET_OLD = "delete from app.status_change where tenant = ?1 and subject = ?2"
            + " and id = ?3 and version in (select version from app.status_change where tenant = ?1 and subject = ?2"
            + " and id = ?3 order by version desc offset " + KEPT + ")";

    /** Until the end of the transaction nobody else assesses this integration or its connections. */
    Uni<Void> lock(Mutiny.Session session, String tenant, String integration) {
        return session.createNativeQuery(LOCK, Integer.class).setParameter(1, tenant + "/" + integration)
                .getSingleResult().replaceWithVoid();
    }

    /** What is known of the subject; a new row, not yet stored, when nothing is. */
    Uni<StatusRow> load(Mutiny.Session session, String tenant, Subject subject) {
        return session.find(StatusRow.class, StatusRow.Key.of(tenant, subject))
                .map(row -> row == null ? new StatusRow(tenant, subject) : row);
    }

    Uni<Void> append(Mutiny.Session session, ChangeRow change) {
        return session.persist(change).chain(session::flush)
                .chain(() -> session.createNativeQuery(FORGET_OLD).setParameter(1, change.tenant)
                        .setParameter(2, change.subject).setParameter(3, change.id).executeUpdate())
                .replaceWithVoid();
    }

    /** The subject is gone, and its history with it. */
    Uni<Void> remove(Mutiny.Session session, String tenant, Subject subject) {
        return remove(session, "StatusRow", tenant, subject)
                .chain(() -> remove(session, "ChangeRow", tenant, subject));
    }

    private static Uni<Void> remove(Mutiny.Session session, String entity, String tenant, Subject subject) {
        return session.createMutationQuery("delete from " + entity
                + " where tenant = ?1 and subject = ?2 and id = ?3").setParameter(1, tenant)
                .setParameter(2, subject.kind()).setParameter(3, subject.id()).executeUpdate().replaceWithVoid();
    }
}
