package io.mooring.connection.consent;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.Body;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Where the platform says whose browser followed a link. */
@Path("/api/oauth/confirm")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class ConfirmResource {

    private final Confirmations confirmations;
    private final CurrentCaller caller;

    ConfirmResource(Confirmations confirmations, CurrentCaller caller) {
        this.confirmations = confirmations;
        this.caller = caller;
    }

    /**
     * @param code that came to the redirect_url
     * @param userId who is signed in at the platform in the browser that brought it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Confirm(@Nullable String code, @Nullable String userId) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<Begun> confirm(@Nullable Confirm body) {
        Confirm asked = Body.require(body);
        String code = asked.code();
        String user = asked.userId();
        if (code == null || code.isBlank()) {
            throw GeneralError.BAD_REQUEST.at("/code", "expected the code that arrived at the redirect_url");
        }
        if (user == null || user.isBlank()) {
            throw GeneralError.BAD_REQUEST.at("/user_id", "expected the user who is signed in");
        }
        return confirmations.confirm(caller.require().tenant(), code, user);
    }
}
