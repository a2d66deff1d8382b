package io.mooring.webhook.delivery;

import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.webhook.Page;
import io.mooring.webhook.dispatch.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;

/** Deliveries with their attempts: search, look, send again. */
@Path("/api/webhooks/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class DeliveryResource {

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final DeliveryStore store;
    private final EventBus bus;

    DeliveryResource(CurrentCaller caller, Transactions transactions, DeliveryStore store, EventBus bus) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
        this.bus = bus;
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

    /** Sends one that is over, parked or delivered, once more: the same id, a new schedule. */
    @POST
    @Path("/{id}/redrive")
    @ResponseStatus(202)
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<DeliveryView> redrive(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.sendAgain(session, tenant, id))
                .invoke(subscription -> bus.send(Due.ADDRESS, new Due(Map.of(subscription, 1))))
                .chain(() -> find(id));
    }
}
