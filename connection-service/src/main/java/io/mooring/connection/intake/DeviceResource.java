package io.mooring.connection.intake;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.Body;
import io.mooring.connection.ConnectionError;
import io.mooring.connection.device.DeviceConsents;
import io.mooring.connection.device.Waiting;
import io.mooring.connection.integrationview.ArrivingIntegrations;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.smallrye.mutiny.Uni;

/** Where consent on another device begins; how it ends, the connection says. */
@Path("/api/oauth/device")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class DeviceResource {

    private final ArrivingIntegrations integrations;
    private final DeviceConsents consents;
    private final CurrentCaller caller;

    DeviceResource(ArrivingIntegrations integrations, DeviceConsents consents, CurrentCaller caller) {
        this.integrations = integrations;
        this.consents = consents;
        this.caller = caller;
    }

    /** @param name {@code main} when absent */
    @JsonNaming(SnakeCaseStrategy.class)
    record BeginOnDevice(@Nullable String owner, @Nullable String userId, @Nullable String integration,
            @Nullable String name, @Nullable List<@Nullable String> scopes,
            @Nullable Map<String, @Nullable String> variables, @Nullable String authConfig) {

        private NewConnection checked() {
            return NewConnection.of(new CreateConnection(owner, userId, integration, name == null ? "main" : name,
                    null, null, null, null, authConfig, scopes, variables));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<Waiting> begin(@Nullable BeginOnDevice body) {
        Caller by = caller.require();
        NewConnection asked = Body.require(body).checked();
        return integrations
                .require(by.tenant(), asked.integration(),
                        () -> ConnectionError.UNKNOWN_INTEGRATION.at("/integration",
                                "expected the slug of an integration of the catalog"))
                .chain(view -> consents.begin(by.tenant(), asked.onDevice(view, by.subject())));
    }
}
