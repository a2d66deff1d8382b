package io.mooring.executor.inquiry;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Has connections asked again whose upstream says that something changed; how often it says so changes little. */
@ApplicationScoped
public class Refreshes {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final InquiryStore store;
    private final Clock clock;

    Refreshes(Transactions transactions, InquiryStore store, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
    }

    /** Without effect where nobody is asked. */
    public Uni<Void> refresh(String tenant, String connection) {
        return transactions.in(tenant, session -> store.lock(session, tenant, connection)
                .invoke(found -> found.filter(row -> row.active && !row.state.equals("GIVEN"))
                        .ifPresent(row -> row.hint(clock.instant(), PAUSE))))
                .replaceWithVoid();
    }
}
