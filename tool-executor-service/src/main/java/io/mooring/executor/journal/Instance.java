package io.mooring.executor.journal;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** This process, and its sign of life. A restarted executor is another instance. */
@ApplicationScoped
class Instance {

    private static final String SEEN = "insert into app.instance (tenant, id, seen_at) values ('*', ?1, ?2)"
            + " on conflict (tenant, id) do update set seen_at = excluded.seen_at";

    private final String id;
    private final Transactions transactions;
    private final Clock clock;

    Instance(CallIds ids, Transactions transactions, Clock clock) {
        this.id = ids.next("executor");
        this.transactions = transactions;
        this.clock = clock;
    }

    String id() {
        return id;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> showLife() {
        return transactions.acrossTenants(session -> session.createNativeQuery(SEEN).setParameter(1, id)
                .setParameter(2, clock.instant()).executeUpdate()).replaceWithVoid();
    }
}
