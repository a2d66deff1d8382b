package io.mooring.webhook.endpoint;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import io.mooring.webhook.endpoint.Endpoints.Made;
import io.smallrye.mutiny.Uni;

/** Endpoints: make one, list, look, delete. */
@Path("/api/webhooks/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class EndpointResource {

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final EndpointStore store;
    private final Endpoints endpoints;
    private final EndpointConfig config;

    EndpointResource(CurrentCaller caller, Transactions transactions, EndpointStore store, Endpoints endpoints,
            EndpointConfig config) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
        this.endpoints = endpoints;
        this.config = config;
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<EndpointView> create(@Nullable CreateEndpoint wish) {
        return endpoints.create(caller.require().tenant(), Fields.requireBody(wish)).map(this::view);
    }

    private EndpointView view(Made made) {
        return made.inAddress() == null ? view(made.row()) : view(made.row()).withSecret(made.inAddress());
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<Page<EndpointView>> list(@QueryParam("provider") @Nullable String provider,
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        return transactions.in(tenant, session -> store.list(session, tenant, provider, page))
                .map(rows -> new Page<>(rows.items().stream().map(this::view).toList(), rows.nextCursor()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<EndpointView> find(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.require(session, tenant, id)).map(this::view);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<Void> delete(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.delete(session, tenant, id));
    }

    private EndpointView view(EndpointRow row) {
        return EndpointView.of(row, config.publicUrl());
    }
}
