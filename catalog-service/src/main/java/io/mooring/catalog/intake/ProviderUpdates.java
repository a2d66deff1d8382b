package io.mooring.catalog.intake;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.catalog.provider.ProviderDrafts;
import io.mooring.catalog.provider.ProviderDrafts.Kept;
import io.mooring.catalog.provider.ProviderDrafts.Wanted;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.Providers;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Gives integrations of providers with code the tools of this release. */
@ApplicationScoped
class ProviderUpdates implements Refresher {

    private static final Logger LOG = Logger.getLogger(ProviderUpdates.class);
    private static final int MOST = 200;

    private final Transactions transactions;
    private final IntegrationStore integrations;
    private final Registrations registrations;
    private final Providers providers;

    ProviderUpdates(Transactions transactions, IntegrationStore integrations, Registrations registrations,
            Providers providers) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.registrations = registrations;
        this.providers = providers;
    }

    @Override
    public Kind kind() {
        return Kind.PROVIDER;
    }

    @Override
    public Uni<Refreshed> refresh(String tenant, String slug) {
        return transactions.in(tenant, session -> integrations.require(session, tenant, slug)
                .invoke(ProviderUpdates::requireKind)
                .chain(seen -> integrations.requireConfig(session, tenant, slug)
                        .map(config -> new Due(seen, draft(seen, Kept.of(config))))))
                .chain(due -> registrations.replace(due.seen(), due.draft(), null))
                .map(rebuilt -> Refreshed.of(rebuilt, List.of()));
    }

    private record Due(Integration seen, Draft draft) {}

    /** All of a tenant, for a new release: writes only what differs. */
    Uni<Void> refreshAll(String tenant) {
        var filter = new IntegrationStore.Filter(Kind.PROVIDER.label(), "", "", "", "", "");
        return transactions.in(tenant,
                session -> integrations.list(session, tenant, filter, Cursor.of(String.valueOf(MOST), null)))
                .chain(found -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (Integration integration : found) {
                        all = all.chain(() -> refresh(tenant, integration.slug()).replaceWithVoid()
                                .onFailure(HttpProblem.class)
                                .invoke(failure -> LOG.warnf("%s of %s keeps its tools: %s", integration.slug(), tenant,
                                        failure.getMessage()))
                                .onFailure(HttpProblem.class).recoverWithNull());
                    }
                    return all;
                });
    }

    private Draft draft(Integration seen, Kept kept) {
        URI baseUrl = seen.baseUrl() == null ? null : URI.create(seen.baseUrl());
        return providers.find(kept.provider()).map(provider -> ProviderDrafts.of(
                new Wanted(new Slug(seen.slug()), seen.name(), seen.description(), kept.usual(), baseUrl), provider,
                kept.methods(), seen.curation()))
                .orElseThrow(() -> CatalogError.NOT_REFRESHABLE.because("there is no provider " + kept.provider()));
    }

    private static void requireKind(Integration integration) {
        if (integration.kind() != Kind.PROVIDER) {
            throw GeneralError.NOT_FOUND.because("there is no provider integration " + integration.slug());
        }
    }
}
