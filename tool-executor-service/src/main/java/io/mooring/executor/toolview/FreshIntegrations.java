package io.mooring.executor.toolview;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.freshness.FreshValues;
import io.mooring.executor.freshness.Freshness;
import io.smallrye.mutiny.Uni;

/** Integrations as they are now, for calls, each of which needs one: from memory while nothing has changed. */
@ApplicationScoped
public class FreshIntegrations {

    /** Characters, about twice as many bytes at most. */
    private static final long ROOM = 8_000_000;
    private static final int OTHERWISE = 256;

    private final Transactions transactions;
    private final IntegrationViewStore store;
    private final FreshValues<Key, IntegrationView> known;

    FreshIntegrations(Transactions transactions, IntegrationViewStore store, Freshness freshness) {
        this.transactions = transactions;
        this.store = store;
        this.known = freshness.values(ROOM, Key::weight);
    }

    /** Fails with 503 when it has not arrived: its tools have, so it will. */
    public Uni<IntegrationView> require(String tenant, String slug) {
        return known.get(tenant, new Key(tenant, slug),
                () -> transactions.in(tenant, session -> store.require(session, tenant, slug)));
    }

    private record Key(String tenant, String slug) {

        int weight(IntegrationView view) {
            String runtime = view.runtime();
            return OTHERWISE + slug.length() + (runtime == null ? 0 : runtime.length());
        }
    }
}
