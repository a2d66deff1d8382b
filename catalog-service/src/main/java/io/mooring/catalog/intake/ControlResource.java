package io.mooring.catalog.intake;

import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Runs a control tool for a caller the executor has identified. For Mooring's own services; not on the gateway. */
@Path("/internal/control")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CREDENTIAL_LEASE)
class ControlResource {

    private static final Logger LOG = Logger.getLogger("io.mooring.catalog.audit");
    private static final Set<String> READERS = Set.of(Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM);
    private static final Set<String> WRITERS = Set.of(Roles.ADMIN, Roles.OPERATOR);

    /** Who calls, and with what; {@code arguments} fit the tool's schema. */
    record Control(@Nullable String tenant, @Nullable String subject, @Nullable Set<String> roles,
            @Nullable ObjectNode arguments) {}

    private final SecurityIdentity identity;
    private final CurrentIdentityAssociation identities;
    private final Controls controls;

    ControlResource(SecurityIdentity identity, CurrentIdentityAssociation identities, Controls controls) {
        this.identity = identity;
        this.identities = identities;
        this.controls = controls;
    }

    /** What the tool's route answers, or its problem; 404 for a tool there is not. */
    @POST
    @Path("/{tool}")
    public Uni<Object> run(@RestPath String tool, @Nullable Control body) {
        String service = requireService();
        Control asked = Texts.body(body);
        Caller caller = caller(asked);
        requireRole(caller, Controls.forWriters(tool) ? WRITERS : READERS);
        if (asked.arguments() == null) {
            throw GeneralError.BAD_REQUEST.at("/arguments", "expected an object");
        }
        LOG.infof("control tool: tool=%s tenant=%s subject=%s by=%s", tool, caller.tenant(), caller.subject(), service);
        identities.setIdentity(CurrentCaller.identity(caller));
        return controls.run(tool, asked.arguments());
    }

    /** The role alone is not enough: whatever a key claims to be, only a token speaks for a service. */
    private String requireService() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token.getName();
        }
        throw GeneralError.FORBIDDEN.because("only a service with a token may run control tools");
    }

    private static Caller caller(Control asked) {
        if (asked.roles() == null) {
            throw GeneralError.BAD_REQUEST.at("/roles", "expected an array of roles");
        }
        return new Caller(require("/tenant", asked.tenant()), Caller.Kind.SERVICE,
                require("/subject", asked.subject()), Set.copyOf(asked.roles()));
    }

    private static String require(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw GeneralError.BAD_REQUEST.at(field, "expected a text that is not blank");
        }
        return value;
    }

    private static void requireRole(Caller caller, Set<String> allowed) {
        if (caller.roles().stream().noneMatch(allowed::contains)) {
            throw GeneralError.FORBIDDEN
                    .because("this tool is for " + String.join(", ", allowed.stream().sorted().toList()));
        }
    }
}
