package io.mooring.catalog.intake;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.integration.AuthTemplates;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.catalog.integration.SourceStore;
import io.mooring.catalog.openapi.OpenApiSpecs;
import io.mooring.catalog.openapi.OpenApiSpecs.Order;
import io.mooring.catalog.openapi.Settings;
import io.mooring.catalog.source.SpecSource;
import io.mooring.catalog.tool.ToolStore;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Keeps integrations that were made of documents up to date with them. */
@ApplicationScoped
class SpecUpdates implements Refresher {

    /** An integration with what it was made of. */
    record Known(Integration integration, Settings settings, Optional<byte[]> source, Map<String, String> names) {}

    private final Transactions transactions;
    private final IntegrationStore integrations;
    private final SourceStore sources;
    private final ToolStore tools;
    private final OpenApiSpecs specs;
    private final Registrations registrations;

    SpecUpdates(Transactions transactions, IntegrationStore integrations, SourceStore sources, ToolStore tools,
            OpenApiSpecs specs, Registrations registrations) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.sources = sources;
        this.tools = tools;
        this.specs = specs;
        this.registrations = registrations;
    }

    @Override
    public Kind kind() {
        return Kind.OPENAPI;
    }

    @Override
    public Uni<Refreshed> refresh(String tenant, String slug) {
        return update(tenant, slug, null, null);
    }

    /**
     * Rebuilds from a document. Fails with 404 when there is no such integration made of one.
     *
     * @param given the document from now on; the one it was made of, fetched again, when absent
     * @param overrides corrections from now on; those it has when absent
     */
    Uni<Refreshed> update(String tenant, String slug, @Nullable SpecSource given, @Nullable JsonNode overrides) {
        return require(tenant, slug).chain(known -> {
            Settings settings = known.settings();
            return rebuild(known, given, new Settings(settings.specHash(), settings.sourceUrl(), settings.baseUrl(),
                    overrides == null ? settings.specOverrides() : overrides, settings.templateGiven(),
                    settings.authenticationTemplate()));
        });
    }

    /**
     * Changes how the integration is authenticated and where its calls go.
     *
     * @param templates to be merged by slug, or to replace all
     * @param baseUrl from now on; as it is when absent
     */
    Uni<Known> configure(String tenant, String slug, @Nullable JsonNode templates, boolean replace,
            @Nullable String baseUrl) {
        return require(tenant, slug).chain(known -> {
            Settings after = known.settings().with(templates == null
                    ? null
                    : AuthTemplates.merge(known.integration().authMethods(), templates, replace), baseUrl);
            boolean moves = baseUrl != null && !baseUrl.equals(known.settings().baseUrl());
            Uni<?> done = moves
                    ? rebuild(known, null, after)
                    : registrations.configure(known.integration(), after.text());
            return done.chain(() -> require(tenant, slug));
        });
    }

    /** Fails with 404 when there is no such integration made of a document. */
    Uni<Known> require(String tenant, String slug) {
        return transactions.in(tenant, session -> integrations.require(session, tenant, slug)
                .invoke(SpecUpdates::requireDocument)
                .chain(integration -> Uni.combine().all()
                        .unis(integrations.requireConfig(session, tenant, slug).map(Settings::of),
                                sources.find(session, tenant, slug), tools.names(session, tenant, slug))
                        .usingConcurrencyOf(1)
                        .with((settings, source, names) -> new Known(integration, settings, source, names))));
    }

    private Uni<Refreshed> rebuild(Known known, @Nullable SpecSource given, Settings settings) {
        Integration now = known.integration();
        Order order = new Order(given == null ? source(known) : given, new Slug(now.slug()), now.name(),
                now.description(), settings.baseUrl(), settings.specOverrides(),
                settings.templateGiven() ? settings.authenticationTemplate() : null, now.curation(), known.names());
        return specs.read(now.tenant(), order, read -> registrations.replace(now, read.draft(), read.source())
                .map(rebuilt -> Refreshed.of(rebuilt, read.draft().toolset().skipped())));
    }

    private static SpecSource source(Known known) {
        if (known.settings().sourceUrl() != null) {
            return new SpecSource.Fetched(known.settings().sourceUrl());
        }
        return new SpecSource.Kept(known.source().orElseThrow(() -> CatalogError.NOT_REFRESHABLE
                .because("the document of " + known.integration().slug() + " was not kept; give it again")));
    }

    private static void requireDocument(Integration integration) {
        if (integration.kind() != Kind.OPENAPI) {
            throw GeneralError.NOT_FOUND.because("integration " + integration.slug() + " is not made of a document");
        }
    }
}
