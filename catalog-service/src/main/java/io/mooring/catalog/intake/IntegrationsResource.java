package io.mooring.catalog.intake;

import java.util.List;
import java.util.Locale;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.catalog.integration.IntegrationStore.Filter;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Which integrations the tenant has. */
@Path("/api/integrations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class IntegrationsResource {

    /** One page; {@code nextCursor} is absent on the last one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<IntegrationView> integrations, @Nullable String nextCursor) {}

    /** What may be changed by hand; what is absent stays. */
    record ChangeIntegration(@Nullable String name, @Nullable String description) {}

    record Removed(boolean removed) {}

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final IntegrationStore integrations;
    private final Registrations registrations;
    private final BuiltIns builtIns;
    private final Instance<Refresher> refreshers;

    IntegrationsResource(CurrentCaller caller, Transactions transactions, IntegrationStore integrations,
            Registrations registrations, BuiltIns builtIns, @Any Instance<Refresher> refreshers) {
        this.caller = caller;
        this.transactions = transactions;
        this.integrations = integrations;
        this.registrations = registrations;
        this.builtIns = builtIns;
        this.refreshers = refreshers;
    }

    /** Which ones a list shows; what is absent does not count. */
    static class Wanted {

        @RestQuery
        @Nullable
        String kind;

        @RestQuery
        @Nullable
        String tier;

        @RestQuery
        @Nullable
        String role;

        @RestQuery
        @Nullable
        String provider;

        @RestQuery
        @Nullable
        String family;

        @RestQuery
        @Nullable
        String text;

        Filter filter() {
            return new Filter(Texts.kind(kind), Texts.tier(tier), Texts.present(role), Texts.present(provider),
                    Texts.present(family), Texts.present(text).toLowerCase(Locale.ROOT));
        }
    }

    /** In order of slug; {@code text} is looked for in slug, name and description. */
    @GET
    public Uni<Page> list(@BeanParam Wanted wanted, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        Filter filter = wanted.filter();
        return builtIns.ensure(tenant)
                .chain(() -> transactions.in(tenant, session -> integrations.list(session, tenant, filter, page)))
                .map(found -> new Page(page.page(found).stream().map(IntegrationView::of).toList(),
                        page.next(found, Integration::slug)));
    }

    @GET
    @Path("/{slug}")
    public Uni<IntegrationView> find(@RestPath String slug) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> integrations.require(session, tenant, slug))
                .map(IntegrationView::of);
    }

    @PATCH
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<IntegrationView> change(@RestPath String slug, @Nullable ChangeIntegration body) {
        ChangeIntegration change = Texts.body(body);
        String name = Texts.name(change.name());
        String description = Texts.description(change.description());
        return registrations.change(caller.require().tenant(), slug, name, description).map(IntegrationView::of);
    }

    /** Asks its source again and rebuilds its tools in place. */
    @POST
    @Path("/{slug}/refresh")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<Refreshed> refresh(@RestPath String slug) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> integrations.require(session, tenant, slug))
                .chain(integration -> refreshers.stream()
                        .filter(refresher -> integration.canRefresh() && refresher.kind() == integration.kind())
                        .findFirst().orElseThrow(() -> notRefreshable(slug)).refresh(tenant, slug));
    }

    /** With its tools. */
    @DELETE
    @Path("/{slug}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<Removed> remove(@RestPath String slug) {
        return registrations.remove(caller.require().tenant(), slug).replaceWith(() -> new Removed(true));
    }

    private static HttpProblem notRefreshable(String slug) {
        return CatalogError.NOT_REFRESHABLE.because("integration " + slug + " has no source that can be asked again");
    }
}
