package io.mooring.executor.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Policies: make one, list, look, change, remove. */
@Path("/api/policies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class PolicyResource {

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final PolicyStore store;
    private final Policies policies;

    PolicyResource(CurrentCaller caller, Transactions transactions, PolicyStore store, Policies policies) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
        this.policies = policies;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public Uni<PolicyView> create(@Nullable WritePolicy wish) {
        Caller by = caller.require();
        return policies.create(by.tenant(), by.subject(), requireBody(wish));
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<PolicyPage> list(@RestQuery @Nullable String scope, @RestQuery("user_id") @Nullable String userId,
            @RestQuery("agent_id") @Nullable String agentId, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        PolicyPage.Filter filter = PolicyPage.Filter.of(scope, userId, agentId);
        PolicyPage.Position after = PolicyPage.Position.parse(page.after());
        return transactions.in(tenant, session -> store.page(session, tenant, filter, after, page.fetch()))
                .map(rows -> new PolicyPage(page.page(rows).stream().map(PolicyView::of).toList(),
                        page.next(rows, PolicyPage.Position::of)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<PolicyView> find(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.require(session, tenant, id)).map(PolicyView::of);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<PolicyView> change(@RestPath String id, @Nullable WritePolicy wish) {
        return policies.change(caller.require().tenant(), id, requireBody(wish));
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> remove(@RestPath String id) {
        return policies.remove(caller.require().tenant(), id);
    }

    private static WritePolicy requireBody(@Nullable WritePolicy wish) {
        if (wish == null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected an object");
        }
        return wish;
    }
}
