package io.mooring.contracts.outbox;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;

/** Which events a service has taken in: the same event twice has one effect. Kept for 30 days. */
@ApplicationScoped
public class MessageLog {

    private static final String INSERT = "insert into app.message_log (tenant, id, received_at)"
            + " values (?1, ?2, ?3) on conflict do nothing";

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
                .setParameter(3, clock.instant()).executeUpdate().map(rows -> rows == 1);
    }
}
