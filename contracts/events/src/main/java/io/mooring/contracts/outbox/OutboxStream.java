package io.mooring.contracts.outbox;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/**
 * Whether Debezium's replication slot exists in this database. An outbox row committed before is lost for ever, so the
 * service is not ready, and refuses to append, until the slot was seen.
 */
@Readiness
@ApplicationScoped
class OutboxStream implements AsyncHealthCheck {

    private static final String SLOT = "select count(*) from pg_replication_slots"
            + " where slot_name = 'mooring_outbox' and database = current_database()";

    private final Mutiny.SessionFactory sessions;
    private volatile boolean open;

    OutboxStream(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return sessions.withSession(session -> session.createNativeQuery(SLOT, Long.class).getSingleResult())
                .invoke(slots -> open = slots == 1).map(slots -> slots == 1)
                .onFailure().recoverWithItem(failure -> false)
                .map(found -> HealthCheckResponse.named("outbox connector").status(found).build());
    }
}
