package io.mooring.catalog.discovery;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Which connections of an integration have said what they offer, and what of that could not be used. */
@Path("/api/integrations/{slug}/discoveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class DiscoveriesResource {

    /** One page; {@code nextCursor} is absent on the last one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<DiscoveryView> discoveries, @Nullable String nextCursor) {}

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final IntegrationStore integrations;
    private final DiscoveryStore discoveries;

    DiscoveriesResource(CurrentCaller caller, Transactions transactions, IntegrationStore integrations,
            DiscoveryStore discoveries) {
        this.caller = caller;
        this.transactions = transactions;
        this.integrations = integrations;
        this.discoveries = discoveries;
    }

    /** In order of connection id. */
    @GET
    public Uni<Page> list(@RestPath String slug, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        return transactions.in(tenant,
                session -> integrations.require(session, tenant, slug)
                        .chain(() -> discoveries.list(session, tenant, slug, page)))
                .map(found -> new Page(page.page(found), page.next(found, DiscoveryView::connection)));
    }
}
