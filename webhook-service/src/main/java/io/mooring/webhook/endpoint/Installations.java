package io.mooring.webhook.endpoint;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.provider.Providers;
import io.mooring.webhook.IdSource;
import io.smallrye.mutiny.Uni;

/**
 * Endpoints that come with connections: the first active one to a provider makes one, in the transaction that hears of it. It
 * has no secret, so it takes nothing until somebody adds the one its provider signs with.
 */
@ApplicationScoped
public class Installations {

    private static final String INSERT = "insert into app.installation (tenant, provider, endpoint, created_at)"
            + " values (?1, ?2, ?3, ?4) on conflict do nothing";

    private final EndpointStore store;
    private final Providers providers;
    private final IdSource ids;
    private final Clock clock;

    Installations(EndpointStore store, Providers providers, IdSource ids, Clock clock) {
        this.store = store;
        this.providers = providers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The endpoint of the first of these whose webhooks are known, unless there was one ever.
     *
     * @param names of a provider, the closest first
     */
    public Uni<Void> ensure(Mutiny.Session session, String tenant, List<String> names) {
        return names.stream().filter(name -> providers.findWebhook(name).isPresent()).findFirst()
                .map(provider -> ensure(session, tenant, provider)).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> ensure(Mutiny.Session session, String tenant, String provider) {
        String scheme = providers.findWebhook(provider).orElseThrow().schemes().getFirst().name();
        EndpointRow row = new EndpointRow(tenant, ids.next("whe"), provider, scheme, null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return session.createNativeQuery(INSERT).setParameter(1, tenant).setParameter(2, provider)
                .setParameter(3, row.id).setParameter(4, row.createdAt).executeUpdate()
                .chain(made -> made == 0 ? Uni.createFrom().voidItem() : store.record(session, row));
    }
}
