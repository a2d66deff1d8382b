package io.mooring.health.signal;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Removes what calls left that ended after their connection or integration was removed. */
@ApplicationScoped
class Retention {

    /** State records may come later than the calls; never by a day. */
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final String ORPHANS = "delete from app.observation o where o.at < ?1 and (not exists (select 1"
            + " from app.integration_view i where i.tenant = o.tenant and i.slug = o.integration)"
            + " or o.connection <> '' and not exists (select 1 from app.connection_view c"
            + " where c.tenant = o.tenant and c.id = o.connection))";

    private final Transactions transactions;
    private final Clock clock;

    Retention(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Every replica does this; the second one finds nothing left. */
    @Scheduled(every = "6h", delayed = "10m")
    Uni<Void> removeOrphans() {
        return transactions.acrossTenants(session -> session.createNativeQuery(ORPHANS)
                .setParameter(1, clock.instant().minus(PATIENCE)).executeUpdate()).replaceWithVoid();
    }
}
