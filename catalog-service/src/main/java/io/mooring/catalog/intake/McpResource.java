package io.mooring.catalog.intake;

import java.net.URI;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.Draft;
import io.mooring.catalog.mcp.Input;
import io.mooring.catalog.mcp.McpServers;
import io.mooring.catalog.mcp.Reach;
import io.mooring.catalog.probe.McpProbe;
import io.mooring.catalog.repeat.Repeats;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.smallrye.mutiny.Uni;

/** MCP servers become integrations; their tools are known when a connection has asked them. */
@Path("/api/mcp")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class McpResource {

    /** All three forms in one; which fields count, {@code transport} decides. {@code id} is another name of slug. */
    record AddServer(@Nullable String transport, @Nullable String slug, @Nullable String id, @Nullable String name,
            @Nullable String description, @Nullable String displayUrl, @Nullable String endpoint,
            @Nullable String remoteTransport, @Nullable Map<String, String> headers,
            @Nullable Map<String, String> queryParams, @Nullable List<Input> inputs,
            @Nullable Map<String, Input> variables, @Nullable JsonNode auth, @Nullable String command,
            @Nullable List<String> args, @Nullable Map<String, String> env, @Nullable List<Input> envVars,
            @Nullable String cwd, @Nullable String npmPackage,
            @JsonProperty("package") Reach.@Nullable Package installed, @Nullable JsonNode authenticationTemplate,
            @Nullable JsonNode configSchema, @Nullable JsonNode tools) {}

    /** What was added. */
    record Added(String slug, String name, int toolCount) {}

    /** {@code headers} may be credentials: they are sent once, and kept nowhere. */
    record Probe(@Nullable String endpoint, @Nullable Map<String, String> headers,
            @Nullable Map<String, String> queryParams) {}

    private final CurrentCaller caller;
    private final McpServers servers;
    private final McpProbe probe;
    private final Registrations registrations;
    private final Repeats repeats;

    McpResource(CurrentCaller caller, McpServers servers, McpProbe probe, Registrations registrations,
            Repeats repeats) {
        this.caller = caller;
        this.servers = servers;
        this.probe = probe;
        this.registrations = registrations;
        this.repeats = repeats;
    }

    /** Fails with 409 when the slug is taken, 403 for stdio where the installation does not allow it. */
    @POST
    @Path("/servers")
    public Uni<RestResponse<Added>> add(@Nullable AddServer body,
            @RestHeader("Idempotency-Key") @Nullable String key) {
        AddServer asked = Texts.body(body);
        Draft draft = servers.draft(McpOrders.order(asked));
        String tenant = caller.require().tenant();
        return repeats.once(tenant, key, asked, Added.class,
                () -> registrations.register(tenant, draft).map(integration -> added(draft)));
    }

    /** Asks a server that is not in the catalog who it is; nothing is stored. */
    @POST
    @Path("/probe")
    public Uni<McpProbe.Seen> probe(@Nullable Probe body) {
        Probe asked = Texts.body(body);
        return probe.probe(Texts.url("/endpoint", asked.endpoint()), orNone(asked.headers()),
                orNone(asked.queryParams()));
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> given) {
        return given == null ? Map.of() : given;
    }

    private static RestResponse<Added> added(Draft draft) {
        return RestResponse.ResponseBuilder.<Added>created(URI.create("/api/mcp/servers/" + draft.slug()))
                .entity(new Added(draft.slug().text(), draft.name(), draft.toolset().tools().size())).build();
    }
}
