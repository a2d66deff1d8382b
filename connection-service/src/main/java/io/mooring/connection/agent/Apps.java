package io.mooring.connection.agent;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.integrationview.ArrivingIntegrations;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** What agents can be bound to: integrations of the catalog, and the families and providers they belong to. */
@ApplicationScoped
class Apps {

    private final Transactions transactions;
    private final IntegrationViewStore integrations;
    private final ArrivingIntegrations arriving;

    Apps(Transactions transactions, IntegrationViewStore integrations, ArrivingIntegrations arriving) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.arriving = arriving;
    }

    /** Fails with 400 that names the first app the catalog does not know. */
    Uni<Void> requireKnown(String tenant, List<Binding> bindings, String place) {
        List<String> apps = bindings.stream().map(Binding::app).toList();
        return apps.isEmpty()
                ? Uni.createFrom().voidItem()
                : arriving
                        .awaiting(() -> transactions.in(tenant, session -> integrations.findApps(session, tenant, apps))
                                .invoke(known -> requireKnown(known, apps, place)))
                        .replaceWithVoid();
    }

    private static void requireKnown(Set<String> known, List<String> apps, String place) {
        for (int i = 0; i < apps.size(); i++) {
            if (!known.contains(apps.get(i))) {
                throw ArrivingIntegrations.notHeardOf(ConnectionError.UNKNOWN_INTEGRATION.at(
                        place.replace("{i}", String.valueOf(i)),
                        "expected the slug, family or provider of an integration of the catalog, not " + apps.get(i)));
            }
        }
    }
}
