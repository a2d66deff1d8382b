package io.mooring.executor.rotation;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.secret.KeyRotation;
import io.mooring.contracts.secret.KeyRotations;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Rotations, for the admin of the installation: they concern every tenant. */
@Path("/api/tools/secrets/rotations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INSTALLER)
class RotationsResource {

    private final KeyRotations rotations;
    private final SecurityIdentity identity;

    RotationsResource(KeyRotations rotations, SecurityIdentity identity) {
        this.rotations = rotations;
        this.identity = identity;
    }

    /**
     * A page of rotations, newest first.
     *
     * @param keysets id of each master key to the number of tenants whose keys it sealed
     */
    record RotationPage(List<KeyRotation> items, @Nullable String nextCursor, Map<String, Long> keysets) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    public Uni<KeyRotation> start(KeyRotation.@Nullable Wish body) {
        if (body == null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected an object");
        }
        return rotations.start(body, identity.getPrincipal().getName());
    }

    @GET
    public Uni<RotationPage> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return rotations.list(from).chain(found -> rotations.census().map(keysets -> new RotationPage(from.page(found),
                from.next(found, KeyRotation::id), keysets)));
    }

    @GET
    @Path("/{id}")
    public Uni<KeyRotation> show(@RestPath String id) {
        return rotations.require(id);
    }
}
