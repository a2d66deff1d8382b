package io.mooring.executor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.rotation.RotationRoutes;
import io.mooring.contracts.secret.KeyRotations;
import io.quarkus.security.identity.SecurityIdentity;

/** Where this service's keys are rotated. */
@Path("/api/tools/secrets/rotations")
@RolesAllowed(Roles.INSTALLER)
class RotationsResource extends RotationRoutes {

    RotationsResource(KeyRotations rotations, SecurityIdentity identity) {
        super(rotations, identity);
    }
}
