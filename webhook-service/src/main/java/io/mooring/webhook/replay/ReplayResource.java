package io.mooring.webhook.replay;

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
import io.mooring.webhook.Fields;
import io.mooring.webhook.Page;
import io.smallrye.mutiny.Uni;

/** Replays of many events: begin, look, call off. */
@Path("/api/webhooks/replays")
@Produces(MediaType.APPLICATION_JSON)
class ReplayResource {

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final ReplayStore store;
    private final Replays replays;

    ReplayResource(CurrentCaller caller, Transactions transactions, ReplayStore store, Replays replays) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
        this.replays = replays;
    }

    @POST
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<ReplayView> begin(@Nullable ReplayWish wish) {
        return replays.begin(caller.require(), Fields.requireBody(wish));
    }

    /** The newest first. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<Page<ReplayView>> list(@QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        return transactions.in(tenant, session -> store.list(session, tenant, page));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<ReplayView> find(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.require(session, tenant, id)).map(ReplayView::of);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<ReplayView> cancel(@RestPath String id) {
        return replays.cancel(caller.require().tenant(), id);
    }
}
