package io.mooring.contracts.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;

/**
 * Which events a service has taken in: the same event twice has one effect. Kept for 30 days:
 * every thousandth entry takes the old ones of its tenant away.
 */
@ApplicationScoped
public class MessageLog {

    private static final String INSERT = "insert into app.message_log (tenant, id, received_at)"
            + " values (?1, ?2, ?3) on conflict do nothing";

    private static final String FORGET = "delete from app.message_log where tenant = ?1 and received_at < ?2";
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int BETWEEN_CLEANINGS = 1000;
    private static final Uni<Integer> NOTHING = Uni.createFrom().item(0);

    private final AtomicLong taken = new AtomicLong();
    private final Clock clock;

    MessageLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * Notes the event in the caller's transaction.
     *
     * @param tenant tenant of the event; the session must be one of this tenant
     * @param id {@code ce_id} of the event
     * @return true when it was not known: apply it; false: it was applied before
     */
    public Uni<Boolean> firstTime(Mutiny.Session session, String tenant, String id) {
        return session.createNativeQuery(INSERT).setParameter(1, tenant).setParameter(2, id)
                .setParameter(3, clock.instant()).executeUpdate().map(rows -> rows == 1)
                .call(() -> taken.incrementAndGet() % BETWEEN_CLEANINGS == 0 ? forget(session, tenant) : NOTHING);
    }

    private Uni<Integer> forget(Mutiny.Session session, String tenant) {
        return session.createNativeQuery(FORGET).setParameter(1, tenant)
                .setParameter(2, clock.instant().minus(KEPT)).executeUpdate();
    }
}
