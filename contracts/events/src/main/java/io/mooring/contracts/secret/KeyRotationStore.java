package io.mooring.contracts.secret;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/**
 * Rows of {@code app.key_rotation}. At most one is running; one process at a time works on it, as long as it holds the row's
 * lease, which it extends with everything it commits.
 */
@ApplicationScoped
class KeyRotationStore {

    /** In place of a tenant; no tenant can be named so. */
    static final String ALL = "*";

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String INSERT = "insert into app.key_rotation (tenant, id, which, state, total, done,"
            + " started_by, started_at) values (?1, ?2, ?3, 'running', ?4, 0, ?5, ?6) on conflict do nothing";
    private static final String CLAIM = "update app.key_rotation set lease_owner = ?1, lease_until = ?2"
            + " where state = 'running' and (lease_owner = ?1 or lease_until is null or lease_until < ?3) returning id";
    private static final String ADVANCE = "update app.key_rotation set done = done + ?3, lease_until = ?4"
            + " where id = ?1 and lease_owner = ?2 and state = 'running'";
    private static final String FINISH = "update app.key_rotation set state = ?3, failure = nullif(?4, ''),"
            + " finished_at = ?5, lease_until = null where id = ?1 and lease_owner = ?2 and state = 'running'";

    private final String owner = UUID.randomUUID().toString();
    private final Clock clock;

    KeyRotationStore(Clock clock) {
        this.clock = clock;
    }

    /** Rises with time. */
    String newId() {
        return String.format("rot_%011x%06x", clock.millis(), ThreadLocalRandom.current().nextInt(1 << 24));
    }

    /** False when one is running already. */
    Uni<Boolean> record(Mutiny.Session session, String id, KeyRotation.Wish wish, long total, String by) {
        return session.createNativeQuery(INSERT).setParameter(1, wish.scope()).setParameter(2, id)
                .setParameter(3, wish.which()).setParameter(4, total).setParameter(5, by)
                .setParameter(6, clock.instant()).executeUpdate().map(rows -> rows == 1);
    }

    /** Id of the rotation that is this process's to go on with; null when there is none. */
    Uni<@Nullable String> claim(Mutiny.Session session) {
        return session.createNativeQuery(CLAIM, String.class).setParameter(1, owner)
                .setParameter(2, clock.instant().plus(LEASE)).setParameter(3, clock.instant()).getResultList()
                .map(claimed -> claimed.isEmpty() ? null : claimed.getFirst());
    }

    /** Adds to what is done; fails, and with it the transaction, when the lease went to another process. */
    Uni<Void> advance(Mutiny.Session session, String id, long done) {
        return session.createNativeQuery(ADVANCE).setParameter(1, id).setParameter(2, owner).setParameter(3, done)
                .setParameter(4, clock.instant().plus(LEASE)).executeUpdate().invoke(KeyRotationStore::requireHeld)
                .replaceWithVoid();
    }

    /** Ends it: done, or failed with what is left. */
    Uni<Void> finish(Mutiny.Session session, String id, String failure) {
        return session.createNativeQuery(FINISH).setParameter(1, id).setParameter(2, owner)
                .setParameter(3, failure.isEmpty() ? "done" : "failed").setParameter(4, failure)
                .setParameter(5, clock.instant()).executeUpdate().invoke(KeyRotationStore::requireHeld)
                .replaceWithVoid();
    }

    private static void requireHeld(int rows) {
        if (rows == 0) {
            throw new IllegalStateException("another process goes on with the key rotation");
        }
    }

    Uni<@Nullable KeyRotationRow> find(Mutiny.Session session, String id) {
        return session.find(KeyRotationRow.class, id);
    }

    /** Newest first: ids rise with time. */
    Uni<List<KeyRotationRow>> findPage(Mutiny.Session session, Cursor cursor) {
        return session
                .createSelectionQuery("from KeyRotationRow where id < ?1 order by id desc", KeyRotationRow.class)
                .setParameter(1, cursor.after() == null ? "~" : cursor.after()).setMaxResults(cursor.fetch())
                .getResultList();
    }
}
