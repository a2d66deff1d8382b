package io.mooring.webhook.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.IdSource;
import io.mooring.webhook.NewestFirst;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.Page;
import io.mooring.webhook.TenantKey;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.replay}. */
@ApplicationScoped
class ReplayStore {

    private static final String RUNNING = "select count(*) from ReplayRow r where r.tenant = ?1 and r.state = 'running'";
    /** Whoever waited longest comes first. */
    private static final String CLAIM = "with next as (select r.tenant, r.id from app.replay r"
            + " where r.state = 'running' and (r.lease_until is null or r.lease_until < ?1)"
            + " order by r.lease_until nulls first limit ?2 for update skip locked)"
            + " update app.replay r set lease_until = ?3, version = r.version + 1"
            + " from next where r.tenant = next.tenant and r.id = next.id returning r.*";
    /** Only as long as the lease is one's own. */
    private static final String ADVANCE = "update ReplayRow r set r.sent = r.sent + ?4, r.positionAt = ?5,"
            + " r.positionId = ?6, r.leaseUntil = null where r.tenant = ?1 and r.id = ?2 and r.version = ?3";
    private static final String FINISH = "update ReplayRow r set r.state = ?3, r.finishedAt = ?4, r.leaseUntil = null,"
            + " r.version = r.version + 1 where r.tenant = ?1 and r.id = ?2 and r.state = 'running'";

    private final IdSource ids;
    private final Clock clock;

    ReplayStore(IdSource ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins one. */
    Uni<ReplayRow> record(Mutiny.Session session, String tenant, ReplayWish wish, String by) {
        ReplayRow row = new ReplayRow(tenant, ids.next("rpl"), wish, by, clock.instant());
        return session.persist(row).chain(session::flush).replaceWith(row);
    }

    Uni<Long> countRunning(Mutiny.Session session, String tenant) {
        return session.createSelectionQuery(RUNNING, Long.class).setParameter(1, tenant).getSingleResult();
    }

    Uni<ReplayRow> require(Mutiny.Session session, String tenant, String id) {
        return session.find(ReplayRow.class, new TenantKey(tenant, id)).onItem().ifNull()
                .failWith(() -> GeneralError.NOT_FOUND.because("there is no replay " + id));
    }

    Uni<Page<ReplayView>> list(Mutiny.Session session, String tenant, Cursor cursor) {
        return NewestFirst.of(ReplayRow.class, "createdAt", tenant).page(session, cursor, ReplayView::of,
                row -> new Position(row.createdAt, row.id));
    }

    /** Takes replays of any tenant for a while; other processes take others. */
    Uni<List<ReplayRow>> claim(Mutiny.Session session, int most, Duration lease) {
        Instant now = clock.instant();
        return session.createNativeQuery(CLAIM, ReplayRow.class).setParameter(1, now).setParameter(2, most)
                .setParameter(3, now.plus(lease)).getResultList();
    }

    /** Writes down how far it got. */
    Uni<Void> advance(Mutiny.Session session, ReplayRow row, long sent, Position last) {
        return session.createMutationQuery(ADVANCE).setParameter(1, row.tenant).setParameter(2, row.id)
                .setParameter(3, row.version).setParameter(4, sent).setParameter(5, last.time())
                .setParameter(6, last.id()).executeUpdate().replaceWithVoid();
    }

    /** Ends one that runs; false: it had ended. */
    Uni<Boolean> finish(Mutiny.Session session, String tenant, String id, String state) {
        return session.createMutationQuery(FINISH).setParameter(1, tenant).setParameter(2, id).setParameter(3, state)
                .setParameter(4, clock.instant()).executeUpdate().map(rows -> rows == 1);
    }
}
