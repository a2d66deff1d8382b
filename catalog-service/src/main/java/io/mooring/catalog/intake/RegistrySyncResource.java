package io.mooring.catalog.intake;

import java.net.URI;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.mooring.catalog.sync.SyncView;
import io.mooring.catalog.sync.Syncs;
import io.mooring.contracts.caller.Roles;
import io.smallrye.mutiny.Uni;

/** How far the copy of the MCP registry is. */
@Path("/api/registry/sync")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class RegistrySyncResource {

    /** {@code full}: all rows are read, not only what changed. */
    record OrderSync(@Nullable Boolean full) {}

    /** Where its progress is. */
    record Ordered(boolean full, String progress) {}

    private final Syncs syncs;

    RegistrySyncResource(Syncs syncs) {
        this.syncs = syncs;
    }

    @GET
    public Uni<SyncView> look() {
        return syncs.look();
    }

    /** Answers at once; the sync runs by itself. Without a body: what changed. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<RestResponse<Ordered>> order(@Nullable OrderSync body) {
        boolean full = body != null && Boolean.TRUE.equals(body.full());
        String progress = "/api/registry/sync";
        return syncs.order(full).replaceWith(() -> RestResponse.ResponseBuilder
                .<Ordered>create(RestResponse.Status.ACCEPTED).location(URI.create(progress))
                .entity(new Ordered(full, progress)).build());
    }
}
