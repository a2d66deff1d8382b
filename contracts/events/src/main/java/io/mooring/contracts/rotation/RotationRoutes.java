package io.mooring.contracts.rotation;

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

/**
 * Routes of rotations, for the admin of the installation: they concern every tenant. A service that keeps secrets extends
 * this by the path where it has them, which JAX-RS takes from a class only.
 */
public abstract class RotationRoutes {

    private final KeyRotations rotations;
    private final SecurityIdentity identity;

    protected RotationRoutes(KeyRotations rotations, SecurityIdentity identity) {
        this.rotations = rotations;
        this.identity = identity;
    }

    /** Fails with 400 naming the field, and with 409 while another one is running. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    @ResponseStatus(202)
    public Uni<KeyRotation> start(KeyRotation.@Nullable Wish body) {
        if (body == null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected a JSON object");
        }
        return rotations.start(body, identity.getPrincipal().getName());
    }

    /** Newest first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    public Uni<RotationPage> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return rotations.list(from).chain(found -> rotations.census().map(keysets -> new RotationPage(from.page(found),
                from.next(found, KeyRotation::id), keysets)));
    }

    /** Fails with 404. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    public Uni<KeyRotation> show(@RestPath String id) {
        return rotations.require(id);
    }
}
