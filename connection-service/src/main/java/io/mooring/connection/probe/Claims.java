package io.mooring.connection.probe;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.IdSource;
import io.mooring.connection.link.ConnectionStore;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Leases of connections: one process at a time works on each. */
@ApplicationScoped
public class Claims {

    private final Transactions transactions;
    private final ConnectionStore store;
    private final IdSource ids;
    private final Clock clock;
    private final ScheduleConfig config;

    Claims(Transactions transactions, ConnectionStore store, IdSource ids, Clock clock, ScheduleConfig config) {
        this.transactions = transactions;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /** The lease of one; empty while another process has it. */
    public Uni<Optional<Held>> take(String tenant, String id) {
        Instant now = clock.instant();
        return transactions.in(tenant,
                session -> store.claim(session, tenant, id, ids.next("lease_"), now, now.plus(config.lease())));
    }

    /** Leases of at most so many that are due, of any tenant. */
    public Uni<List<Held>> takeDue(int most) {
        Instant now = clock.instant();
        return transactions.acrossTenants(
                session -> store.claimDue(session, ids.next("lease_"), now, now.plus(config.lease()), most));
    }

    /** Gives one back that came to nothing. */
    public Uni<Void> release(Held held) {
        return transactions.in(held.tenant(), session -> store.release(session, held));
    }

    /** Holds on to it while the next token is asked for. False: it is lost. */
    public Uni<Boolean> send(Mutiny.Session session, Held held) {
        Instant now = clock.instant();
        return store.send(session, held, now, now.plus(config.lease()));
    }
}
