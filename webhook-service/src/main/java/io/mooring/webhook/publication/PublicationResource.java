package io.mooring.webhook.publication;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.Fields;
import io.mooring.webhook.Page;
import io.mooring.webhook.publication.PublicationStore.Filter;
import io.smallrye.mutiny.Uni;

/** Publications: grant, list, look, change, take back, delete. */
@Path("/api/webhooks/publications")
@Produces(MediaType.APPLICATION_JSON)
class PublicationResource {

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final PublicationStore store;
    private final Publications publications;

    PublicationResource(CurrentCaller caller, Transactions transactions, PublicationStore store,
            Publications publications) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
        this.publications = publications;
    }

    /** Which ones a list shows; what is absent does not count. */
    static class Wanted {

        @RestQuery
        @Nullable
        String provider;

        @RestQuery
        @Nullable
        String connection;

        @RestQuery
        @Nullable
        String status;

        @RestQuery("user_id")
        @Nullable
        String userId;

        @RestQuery
        @Nullable
        String resource;

        Filter filter() {
            if (status != null && !status.equals(PublicationRow.ACTIVE) && !status.equals(PublicationRow.REVOKED)) {
                throw GeneralError.BAD_REQUEST.at("status", "expected active or revoked");
            }
            return new Filter(provider, connection, status, userId, resource);
        }
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<PublicationView> create(@Nullable PublicationWish wish) {
        return publications.create(caller.require(), Fields.requireBody(wish));
    }

    /** The newest first. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<Page<PublicationView>> list(@BeanParam Wanted wanted, @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        Filter filter = wanted.filter();
        return transactions.in(tenant, session -> store.list(session, tenant, filter, page));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<PublicationView> find(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.require(session, tenant, id)).map(PublicationView::of);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<PublicationView> change(@RestPath String id, @Nullable PublicationWish wish) {
        return publications.change(caller.require().tenant(), id, Fields.requireBody(wish));
    }

    @POST
    @Path("/{id}/revoke")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<PublicationView> revoke(@RestPath String id) {
        return publications.revoke(caller.require().tenant(), id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<Void> remove(@RestPath String id) {
        return publications.remove(caller.require().tenant(), id);
    }
}
