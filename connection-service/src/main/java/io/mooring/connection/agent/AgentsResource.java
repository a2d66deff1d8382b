package io.mooring.connection.agent;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.Body;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Agents of the caller's tenant and their tokens. No agent sees any. */
@Path("/api/agents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class AgentsResource {

    private final RegisteredAgents agents;
    private final KnownAgents known;
    private final CurrentCaller caller;

    AgentsResource(RegisteredAgents agents, KnownAgents known, CurrentCaller caller) {
        this.agents = agents;
        this.known = known;
        this.caller = caller;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record CreateAgent(@Nullable String name, @Nullable String userId,
            @Nullable List<@Nullable JsonNode> bindings) {}

    /** The user is not among what can change. */
    record RenameAgent(@Nullable String name) {}

    record AgentPage(List<AgentView> agents, @Nullable String nextCursor) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<AgentView> create(@Nullable CreateAgent body) {
        Caller by = caller.require();
        CreateAgent asked = Body.require(body);
        return agents.register(by.tenant(), NewAgent.of(asked.name(), asked.userId(), asked.bindings()), by.subject())
                .chain(known::whenKnown).map(AgentView::of);
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
    public Uni<AgentPage> list(@RestQuery("user_id") @Nullable String userId, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return agents.list(caller.require().tenant(), userId, from)
                .map(found -> new AgentPage(from.page(found).stream().map(AgentView::of).toList(),
                        from.next(found, agent -> agent.row().id)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
    public Uni<AgentView> find(@RestPath String id) {
        return agents.require(caller.require().tenant(), id).map(AgentView::of);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<AgentView> rename(@RestPath String id, @Nullable RenameAgent body) {
        return agents.rename(caller.require().tenant(), id, NewAgent.name(Body.require(body).name()))
                .map(AgentView::of);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(@RestPath String id) {
        return agents.delete(caller.require().tenant(), id);
    }

    /** A new token; the one before is void within a second. */
    @POST
    @Path("/{id}/token")
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<AgentView> renewToken(@RestPath String id) {
        return agents.renewToken(caller.require().tenant(), id).chain(known::whenKnown).map(AgentView::of);
    }

    @DELETE
    @Path("/{id}/token")
    public Uni<Void> revokeToken(@RestPath String id) {
        return agents.revokeToken(caller.require().tenant(), id);
    }
}
