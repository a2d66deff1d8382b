package io.mooring.webhook.subscription;

import jakarta.annotation.security.RolesAllowed;
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
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.webhook.Fields;
import io.mooring.webhook.Page;
import io.smallrye.mutiny.Uni;

/** Subscriptions: make one, list, look, change, rotate its secret, delete. */
@Path("/api/webhooks/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SubscriptionResource {

    /**
     * Asks for a new secret.
     *
     * @param overlap how long the former one signs too, in seconds
     */
    record RotateSecret(@Nullable Long overlap) {}

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final SubscriptionStore store;
    private final Subscriptions subscriptions;

    SubscriptionResource(CurrentCaller caller, Transactions transactions, SubscriptionStore store,
            Subscriptions subscriptions) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
        this.subscriptions = subscriptions;
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<SubscriptionView> create(@Nullable CreateSubscription wish) {
        return subscriptions.create(caller.require().tenant(), Fields.requireBody(wish));
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<Page<SubscriptionView>> list(@QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        return transactions.in(tenant, session -> store.list(session, tenant, page));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<SubscriptionView> find(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.requireRow(session, tenant, id)).map(SubscriptionView::of);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<SubscriptionView> change(@RestPath String id, @Nullable ChangeSubscription wish) {
        String tenant = caller.require().tenant();
        return subscriptions.change(tenant, id, Fields.requireBody(wish));
    }

    @POST
    @Path("/{id}/secret/rotate")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<SubscriptionView> rotate(@RestPath String id, @Nullable RotateSecret wish) {
        return subscriptions.rotate(caller.require().tenant(), id, wish == null ? null : wish.overlap());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<Void> delete(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.delete(session, tenant, id));
    }
}
