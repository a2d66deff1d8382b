package io.mooring.webhook.redrive;

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

import com.fasterxml.jackson.annotation.JsonProperty;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.webhook.Fields;
import io.mooring.webhook.Page;
import io.smallrye.mutiny.Uni;

/** Redrives: begin one, list, look how far it is. */
@Path("/api/webhooks/redrives")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RedriveResource {

    /**
     * Asks for parked deliveries to be sent again.
     *
     * @param since of those made from then on; {@code last_success}: since the subscription last took one
     * @param until of those made until then
     */
    record Redrive(@Nullable String subscription, @JsonProperty("event_type") @Nullable String eventType,
            @Nullable String since, @Nullable String until) {}

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final RedriveStore store;
    private final Redrives redrives;

    RedriveResource(CurrentCaller caller, Transactions transactions, RedriveStore store, Redrives redrives) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
        this.redrives = redrives;
    }

    @POST
    @ResponseStatus(202)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<RedriveView> create(@Nullable Redrive wish) {
        return redrives.create(caller.require(), Fields.requireBody(wish));
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<Page<RedriveView>> list(@QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        return transactions.in(tenant, session -> store.list(session, tenant, page));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<RedriveView> find(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.require(session, tenant, id));
    }
}
