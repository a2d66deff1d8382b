package io.mooring.executor.approval;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.mooring.executor.approval.Decisions.Verdict;
import io.smallrye.mutiny.Uni;

/** Calls that wait for somebody's word. */
@Path("/api/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class ApprovalResource {

    private final CurrentCaller caller;
    private final Decisions decisions;

    ApprovalResource(CurrentCaller caller, Decisions decisions) {
        this.caller = caller;
        this.decisions = decisions;
    }

    /** Newest first, without answers. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.AGENT})
    public Uni<Decisions.Page> list(@RestQuery @Nullable String status, @RestQuery("user_id") @Nullable String userId,
            @RestQuery @Nullable String integration, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Caller by = caller.require();
        return decisions.list(by, ApprovalFilter.of(by, status, userId, integration), Cursor.of(limit, cursor));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.AGENT})
    public Uni<ApprovalView> find(@RestPath String id) {
        return decisions.require(caller.require(), id);
    }

    /** The call runs from here on, whether or not the client waits for this answer. */
    @POST
    @Path("{id}/approve")
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ApprovalView> approve(@RestPath String id, Verdict.@Nullable Note note) {
        return decisions.decide(id, Verdict.of(true, caller.require(), note));
    }

    @POST
    @Path("{id}/deny")
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ApprovalView> deny(@RestPath String id, Verdict.@Nullable Note note) {
        return decisions.decide(id, Verdict.of(false, caller.require(), note));
    }
}
