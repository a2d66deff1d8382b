package io.mooring.connection.integrationview;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Integrations that may have been registered just now: the catalog's event can still be on the way. */
@ApplicationScoped
public class ArrivingIntegrations {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Transactions transactions;
    private final IntegrationViewStore store;

    ArrivingIntegrations(Transactions transactions, IntegrationViewStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    private static final class NotHeardOf extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotHeardOf() {
            super(null, null, false, false);
        }
    }

    /**
     * The integration.
     *
     * @param patience how long it is waited for
     * @param late the failure after that
     */
    public Uni<IntegrationView> require(String tenant, String slug, Duration patience,
            Supplier<? extends Throwable> late) {
        return awaiting(() -> transactions.in(tenant, session -> store.find(session, tenant, slug)
                .map(found -> found.orElseThrow(NotHeardOf::new))), patience, late);
    }

    /** The integration, which is not removed until the caller's transaction ends; for attempts of {@link #awaiting}. */
    public Uni<IntegrationView> hold(Mutiny.Session session, String tenant, String slug) {
        return store.findAndHold(session, tenant, slug).map(found -> found.orElseThrow(NotHeardOf::new));
    }

    /** An attempt, made again for so long while what it holds has not arrived. */
    public <T> Uni<T> awaiting(Supplier<Uni<? extends T>> attempt, Duration patience,
            Supplier<? extends Throwable> late) {
        return Uni.createFrom().deferred(attempt).onFailure(NotHeardOf.class).retry().withBackOff(PAUSE, PAUSE)
                .expireIn(patience.toMillis())
                .onFailure(ArrivingIntegrations::isNotHeardOf).transform(failure -> late.get());
    }

    /** The last attempt's failure, or the retry's own with it as the cause. */
    private static boolean isNotHeardOf(Throwable failure) {
        return failure instanceof NotHeardOf || failure.getCause() instanceof NotHeardOf;
    }
}
