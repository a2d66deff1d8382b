package io.mooring.catalog.sync;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.registry.CopyStore;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** The sync as callers see and order it. */
@ApplicationScoped
public class Syncs {

    private final Transactions transactions;
    private final SyncStore store;
    private final CopyStore copy;
    private final RegistryConfig config;
    private final Clock clock;

    Syncs(Transactions transactions, SyncStore store, CopyStore copy, RegistryConfig config, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.copy = copy;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Asks for a run; some process begins it with its next look, or after the pause the registry asked for. Fails with 409
     * when the sync is switched off.
     *
     * @param full whether all rows are read
     */
    public Uni<Void> order(boolean full) {
        if (!config.enabled()) {
            return Uni.createFrom().failure(
                    CatalogError.REGISTRY_OFF.because("catalog.registry.enabled is false in this installation"));
        }
        return transactions.acrossTenants(session -> store.want(session, full, clock.instant()));
    }

    public Uni<SyncView> look() {
        return transactions.acrossTenants(session -> store.read(session)
                .chain(standing -> copy.census(session).chain(census -> copy.skipped(session)
                        .map(skipped -> SyncView.of(standing, config, census, skipped, clock.instant())))));
    }
}
