package io.mooring.connection.door;

import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.Body;
import io.mooring.connection.door.Configurations.Order;
import io.mooring.connection.link.Owner;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.smallrye.mutiny.Uni;

/** Seed 001: values for the variables of an integration (S1-3). Asked again, they take the place of the former. */
@Path("/api/integrations/{id}/configure")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class ConfigureResource {

    private final Configurations configurations;
    private final CurrentCaller caller;

    ConfigureResource(Configurations configurations, CurrentCaller caller) {
        this.configurations = configurations;
        this.caller = caller;
    }

    /** @param userId whose it is; everybody's in the tenant when absent */
    @JsonNaming(SnakeCaseStrategy.class)
    record Configure(@Nullable Map<String, @Nullable JsonNode> env, @Nullable String userId, @Nullable String name) {

        /** Without the values. */
        @Override
        public String toString() {
            return "Configure";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Configured(boolean success, String id, String connectionId, String status) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Configured> configure(@RestPath String id, @Nullable Configure body) {
        Caller by = caller.require();
        Configure asked = Body.require(body);
        Owner owner = Owner.of(asked.userId() == null ? Owner.ORG : Owner.USER, asked.userId());
        String name = asked.name() == null ? "main" : asked.name();
        return configurations
                .configure(new Order(by.tenant(), owner, id, name, ConfigSchema.texts(asked.env()), by.subject()))
                .map(made -> new Configured(true, id, made.id(), made.status().name()));
    }
}
