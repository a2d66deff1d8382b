package io.mooring.connection.agent;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.smallrye.mutiny.Uni;

/** What agents can be bound to: integrations of the catalog, and the families and providers they belong to. */
@ApplicationScoped
class Apps {

    private final IntegrationViewStore integrations;

    Apps(IntegrationViewStore integrations) {
        this.integrations = integrations;
    }

    /** Fails with 400 that names the first app the catalog does not know. */
    Uni<Void> requireKnown(Mutiny.Session session, String tenant, List<Binding> bindings) {
        return integrations.findApps(session, tenant, bindings.stream().map(Binding::app).toList())
                .invoke(known -> requireKnown(known, bindings)).replaceWithVoid();
    }

    private static void requireKnown(Set<String> known, List<Binding> bindings) {
        for (int i = 0; i < bindings.size(); i++) {
            String app = bindings.get(i).app();
            if (!known.contains(app)) {
                throw ConnectionError.UNKNOWN_INTEGRATION.at(bindings.size() == 1 ? "/app" : "/bindings/" + i,
                        "expected the slug, family or provider of an integration of the catalog, not " + app);
            }
        }
    }
}
