package io.mooring.webhook.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.webhook.Page;
import io.smallrye.mutiny.Uni;

/** Deliveries with their attempts: search and look. */
@Path("/api/webhooks/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class DeliveryResource {

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final DeliveryStore store;

    DeliveryResource(CurrentCaller caller, Transactions transactions, DeliveryStore store) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
    }

    @GET
    public Uni<Page<DeliveryView>> list(@QueryParam("subscription") @Nullable String subscription,
            @QueryParam("event") @Nullable String event, @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        DeliveryStore.Filter filter = new DeliveryStore.Filter(subscription, event,
                DeliveryStatus.requireText(status));
        return transactions.in(tenant, session -> store.list(session, tenant, filter, page));
    }

    @GET
    @Path("/{id}")
    public Uni<DeliveryView> find(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.require(session, tenant, id));
    }
}
