package io.mooring.connection.consent;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.OneTimeToken;
import io.smallrye.mutiny.Uni;

/** Rows of consents, in the caller's transaction. */
@ApplicationScoped
class ConsentStore {

    /** Rows are of no use after their time; a day later nobody asks about them either. */
    private static final String FORGET = "delete from app.consent where tenant = ?1 and expires_at < ?2";

    Uni<Void> record(Mutiny.Session session, ConsentRow made) {
        return session.persist(made).chain(session::flush);
    }

    /** Locked, so that of two who come with the same token one is first; null when there is none. */
    Uni<ConsentRow> findByStart(Mutiny.Session session, OneTimeToken token) {
        return locked(session, "from ConsentRow where tenant = ?1 and startHash = ?2", token);
    }

    /** As {@link #findByStart}. */
    Uni<ConsentRow> findByState(Mutiny.Session session, OneTimeToken state) {
        return locked(session, "from ConsentRow where tenant = ?1 and stateHash = ?2", state);
    }

    /**
     * As {@link #findByStart}.
     *
     * @param code as it came back, perhaps of nobody's making
     */
    Uni<ConsentRow> findByCode(Mutiny.Session session, String tenant, String code) {
        return locked(session, "from ConsentRow where tenant = ?1 and confirmHash = ?2", tenant,
                OneTimeToken.hash(code));
    }

    private static Uni<ConsentRow> locked(Mutiny.Session session, String query, OneTimeToken token) {
        return locked(session, query, token.tenant(), token.hash());
    }

    private static Uni<ConsentRow> locked(Mutiny.Session session, String query, String tenant, String hash) {
        return session.createSelectionQuery(query, ConsentRow.class).setParameter(1, tenant).setParameter(2, hash)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getSingleResultOrNull();
    }

    Uni<Void> forget(Mutiny.Session session, String tenant, Instant before) {
        return session.createNativeQuery(FORGET).setParameter(1, tenant).setParameter(2, before).executeUpdate()
                .replaceWithVoid();
    }
}
