package io.mooring.connection.integrationview;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Integrations that may have been registered just now: the catalog's event can still be on the way. */
@ApplicationScoped
public class ArrivingIntegrations {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final Transactions transactions;
    private final IntegrationViewStore store;
    private final CatalogConfig config;

    ArrivingIntegrations(Transactions transactions, IntegrationViewStore store, CatalogConfig config) {
        this.transactions = transactions;
        this.store = store;
        this.config = config;
    }

    private static final class NotHeardOf extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotHeardOf(Throwable late) {
            super(null, late, false, false);
        }
    }

    /** What an attempt fails with to be made again; it is {@code late} that is told after the last one. */
    public static RuntimeException notHeardOf(Throwable late) {
        return new NotHeardOf(late);
    }

    /** The integration; fails with {@code late} when it does not arrive. */
    public Uni<IntegrationView> require(String tenant, String slug, Supplier<? extends Throwable> late) {
        return awaiting(() -> transactions.in(tenant, session -> store.find(session, tenant, slug)
                .map(found -> found.orElseThrow(() -> notHeardOf(late.get())))));
    }

    /** The integration, which is not removed until the caller's transaction ends; for attempts of {@link #awaiting}. */
    public Uni<IntegrationView> hold(Mutiny.Session session, String tenant, String slug,
            Supplier<? extends Throwable> late) {
        return store.findAndHold(session, tenant, slug).map(found -> found.orElseThrow(() -> notHeardOf(late.get())));
    }

    /** An attempt, a whole transaction, made again for a while when what it needs has not arrived. */
    public <T> Uni<T> awaiting(Supplier<Uni<? extends T>> attempt) {
        return Uni.createFrom().<T>deferred(attempt).onFailure(NotHeardOf.class).retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE).expireIn(config.lag().toMillis())
                .onFailure(failure -> late(failure) != null).transform(ArrivingIntegrations::late);
    }

    /** What the last attempt failed with, or the retry's own failure which has that as its cause. */
    private static @Nullable Throwable late(Throwable failure) {
        if (failure instanceof NotHeardOf now) {
            return now.getCause();
        }
        return failure.getCause() instanceof NotHeardOf last ? last.getCause() : null;
    }
}
