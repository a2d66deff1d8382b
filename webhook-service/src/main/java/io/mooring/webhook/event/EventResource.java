package io.mooring.webhook.event;

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
import io.mooring.webhook.Fields;
import io.mooring.webhook.Page;
import io.smallrye.mutiny.Uni;

/** Events that were received: search and look. */
@Path("/api/webhooks/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class EventResource {

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final EventStore store;

    EventResource(CurrentCaller caller, Transactions transactions, EventStore store) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
    }

    @GET
    public Uni<Page<EventView>> list(@QueryParam("provider") @Nullable String provider,
            @QueryParam("type") @Nullable String type, @QueryParam("endpoint") @Nullable String endpoint,
            @QueryParam("since") @Nullable String since, @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        EventStore.Filter filter = new EventStore.Filter(provider, type, endpoint, Fields.findInstant("since", since));
        return transactions.in(tenant, session -> store.list(session, tenant, filter, page));
    }

    @GET
    @Path("/{id}")
    public Uni<EventView> find(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.requireView(session, tenant, id));
    }
}
