package io.mooring.health.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** One integration, one connection, and the changes as they come. */
@Path("/api/health")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class HealthResource {

    private final CurrentCaller caller;
    private final Reports reports;
    private final Changes changes;

    HealthResource(CurrentCaller caller, Reports reports, Changes changes) {
        this.caller = caller;
        this.reports = reports;
        this.changes = changes;
    }

    @GET
    @Path("/integrations/{slug}")
    public Uni<Reports.IntegrationReport> integration(@PathParam("slug") String slug,
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return reports.integration(caller.require().tenant(), slug, Cursor.of(limit, cursor));
    }

    @GET
    @Path("/connections/{id}")
    public Uni<Reports.ConnectionReport> connection(@PathParam("id") String id) {
        return reports.connection(caller.require().tenant(), id);
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        return changes.of(caller.require().tenant(), sse);
    }
}
