package io.mooring.connection.agent;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** What agents can be bound to: integrations of the catalog, and the families and providers they belong to. */
@ApplicationScoped
class Apps {

    private static final Duration PAUSE = Duration.ofMillis(50);
    /** The catalog may have registered it just now, and its event still be on the way. */
    private static final long CATALOG_LAG_MILLIS = 1000;

    private static final class NotHeardOf extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int place;

        NotHeardOf(int place) {
            super(null, null, false, false);
            this.place = place;
        }
    }

    private final Transactions transactions;
    private final IntegrationViewStore integrations;

    Apps(Transactions transactions, IntegrationViewStore integrations) {
        this.transactions = transactions;
        this.integrations = integrations;
    }

    /** Fails with 400 that names the first app the catalog does not know. */
    Uni<Void> requireKnown(String tenant, List<Binding> bindings, String place) {
        return Uni.createFrom().deferred(() -> look(tenant, bindings))
                .onFailure(NotHeardOf.class).retry().withBackOff(PAUSE, PAUSE).expireIn(CATALOG_LAG_MILLIS)
                .onFailure(late -> notHeardOf(late) != null).transform(late -> unknown(late, bindings, place));
    }

    private Uni<Void> look(String tenant, List<Binding> bindings) {
        return bindings.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions.in(tenant, session -> integrations.findApps(session, tenant,
                        bindings.stream().map(Binding::app).toList()))
                        .invoke(known -> requireKnown(known, bindings)).replaceWithVoid();
    }

    private static void requireKnown(Set<String> known, List<Binding> bindings) {
        for (int i = 0; i < bindings.size(); i++) {
            if (!known.contains(bindings.get(i).app())) {
                throw new NotHeardOf(i);
            }
        }
    }

    /** The last attempt's failure, or the retry's own with it as the cause. */
    private static @Nullable NotHeardOf notHeardOf(Throwable failure) {
        return failure instanceof NotHeardOf now ? now : failure.getCause() instanceof NotHeardOf last ? last : null;
    }

    private static Throwable unknown(Throwable failure, List<Binding> bindings, String place) {
        int index = Objects.requireNonNull(notHeardOf(failure)).place;
        return ConnectionError.UNKNOWN_INTEGRATION.at(place.replace("{i}", String.valueOf(index)),
                "expected the slug, family or provider of an integration of the catalog, not "
                        + bindings.get(index).app());
    }
}
