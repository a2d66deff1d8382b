package io.mooring.webhook.refusal;

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

/** What an endpoint refused, and why. */
@Path("/api/webhooks/endpoints/{id}/refusals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class RefusalResource {

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final RefusalStore store;

    RefusalResource(CurrentCaller caller, Transactions transactions, RefusalStore store) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
    }

    @GET
    public Uni<Page<RefusalView>> list(@RestPath String id, @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        return transactions.in(tenant, session -> store.list(session, tenant, id, page));
    }
}
