package io.mooring.catalog.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.graphql.GraphqlDrafts;
import io.mooring.catalog.graphql.GraphqlDrafts.Order;
import io.mooring.catalog.graphql.GraphqlDrafts.Stored;
import io.mooring.catalog.graphql.GraphqlEndpoints;
import io.mooring.catalog.graphql.GraphqlEndpoints.Known;
import io.mooring.catalog.graphql.Target;
import io.mooring.catalog.integration.AuthTemplates;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Keeps integrations that were made of GraphQL endpoints up to date with them. */
@ApplicationScoped
class GraphqlUpdates implements Refresher {

    /**
     * An integration with what it was made of.
     *
     * @param config as it is stored
     * @param stored the same, understood
     */
    record Kept(Integration integration, String config, Stored stored) {}

    private final Transactions transactions;
    private final IntegrationStore integrations;
    private final GraphqlEndpoints endpoints;
    private final Registrations registrations;

    GraphqlUpdates(Transactions transactions, IntegrationStore integrations, GraphqlEndpoints endpoints,
            Registrations registrations) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.endpoints = endpoints;
        this.registrations = registrations;
    }

    @Override
    public Kind kind() {
        return Kind.GRAPHQL;
    }

    @Override
    public Uni<Refreshed> refresh(String tenant, String slug) {
        return update(tenant, slug, target -> target, null);
    }

    /** What a caller changes of where the endpoint is. */
    interface Move {

        Target from(Target now);
    }

    /**
     * Asks the endpoint again, or takes the schema given, and rebuilds the tools in place. Fails with 422 and changes nothing
     * when the endpoint tells a stranger nothing: then a connection has to be refreshed.
     *
     * @param snapshot the schema from now on; the endpoint is asked when absent
     */
    Uni<Refreshed> update(String tenant, String slug, Move move, @Nullable JsonNode snapshot) {
        return require(tenant, slug).chain(kept -> {
            Target target = move.from(kept.stored().target());
            return known(target, snapshot)
                    .chain(known -> registrations
                            .replace(kept.integration(), draft(kept, target, snapshot, known), null)
                            .map(rebuilt -> Refreshed.of(rebuilt, known.toolset().skipped())));
        });
    }

    /** Changes how the integration is authenticated: templates are merged by slug, or replace all. */
    Uni<Kept> configure(String tenant, String slug, JsonNode templates, boolean replace) {
        return require(tenant, slug)
                .chain(kept -> registrations.configure(kept.integration(), GraphqlDrafts.authenticated(kept.config(),
                        AuthTemplates.merge(kept.integration().authMethods(), templates, replace))))
                .chain(() -> require(tenant, slug));
    }

    /** Fails with 404 when the tenant has no integration of this kind under the slug. */
    Uni<Kept> require(String tenant, String slug) {
        return transactions.in(tenant, session -> integrations.require(session, tenant, slug)
                .chain(integration -> kept(session, integration)));
    }

    private Uni<Kept> kept(Mutiny.Session session, Integration integration) {
        if (integration.kind() != Kind.GRAPHQL) {
            throw GeneralError.NOT_FOUND.because("there is no graphql integration " + integration.slug());
        }
        return integrations.requireConfig(session, integration.tenant(), integration.slug())
                .map(config -> new Kept(integration, config, GraphqlDrafts.stored(config)));
    }

    private Uni<Known> known(Target target, @Nullable JsonNode snapshot) {
        return snapshot == null
                ? endpoints.introspect(target).invoke(GraphqlUpdates::requireTold)
                : endpoints.read(snapshot);
    }

    private static void requireTold(Known known) {
        if (known.pending() != null) {
            throw CatalogError.SPEC_UNFETCHABLE.at("/endpoint", "expected an answer to a stranger; " + known.pending()
                    + "; refresh a connection, or send its schema");
        }
    }

    private static Draft draft(Kept kept, Target target, @Nullable JsonNode snapshot, Known known) {
        Integration now = kept.integration();
        return GraphqlDrafts.of(new Order(new Slug(now.slug()), now.name(), now.description(), target,
                snapshot != null, kept.stored().authenticationTemplate()), known).with(now.curation());
    }
}
