package io.mooring.catalog.intake;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.Kind;
import io.mooring.catalog.intake.IntegrationsResource.ChangeIntegration;
import io.mooring.catalog.intake.IntegrationsResource.Removed;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.catalog.mcp.Input;
import io.mooring.catalog.mcp.McpServers;
import io.mooring.catalog.mcp.Reach;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** An MCP server that is in the catalog, and how it is reached. */
@Path("/api/mcp/servers/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class McpConfigResource {

    /** What is absent stays; {@code mode} of the templates: merge, which is usual, or replace. */
    record Configure(@Nullable String name, @Nullable String description, @Nullable String endpoint,
            @Nullable String remoteTransport, @Nullable Map<String, String> headers,
            @Nullable Map<String, String> queryParams, @Nullable List<Input> inputs,
            @Nullable Map<String, Input> variables, @Nullable String command, @Nullable List<String> args,
            @Nullable Map<String, String> env, @Nullable List<Input> envVars, @Nullable String cwd,
            @JsonProperty("package") Reach.@Nullable Package installed, @Nullable JsonNode configSchema,
            @Nullable JsonNode authenticationTemplate, @Nullable String mode) {}

    /** An integration with what only its kind reads. */
    record Known(Integration integration, Reach reach) {}

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final IntegrationStore integrations;
    private final McpServers servers;
    private final Registrations registrations;

    McpConfigResource(CurrentCaller caller, Transactions transactions, IntegrationStore integrations,
            McpServers servers, Registrations registrations) {
        this.caller = caller;
        this.transactions = transactions;
        this.integrations = integrations;
        this.servers = servers;
        this.registrations = registrations;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<IntegrationView> find(@RestPath String slug) {
        return require(slug).map(known -> IntegrationView.of(known.integration()));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<IntegrationView> change(@RestPath String slug, @Nullable ChangeIntegration body) {
        ChangeIntegration change = Texts.body(body);
        String name = Texts.name(change.name());
        String description = Texts.description(change.description());
        return require(slug).chain(known -> registrations.change(known.integration().tenant(), slug, name, description))
                .map(IntegrationView::of);
    }

    /** With its tools. */
    @DELETE
    public Uni<Removed> remove(@RestPath String slug) {
        return require(slug).chain(known -> registrations.remove(known.integration().tenant(), slug))
                .replaceWith(() -> new Removed(true));
    }

    @GET
    @Path("/config")
    public Uni<JsonNode> config(@RestPath String slug) {
        return require(slug).map(McpChanges::view);
    }

    /** Its tools stay what connections said until they are asked again. */
    @POST
    @Path("/config")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<JsonNode> configure(@RestPath String slug, @Nullable Configure body) {
        Configure change = Texts.body(body);
        return require(slug).chain(known -> {
            var draft = servers.draft(McpChanges.order(known, change, servers::draft));
            return registrations.reconfigure(known.integration(), draft)
                    .map(after -> McpChanges.view(new Known(after, servers.reach(draft.config()))));
        });
    }

    private Uni<Known> require(String slug) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> integrations.require(session, tenant, slug)
                .invoke(McpConfigResource::requireMcp).chain(now -> integrations.requireConfig(session, tenant, slug)
                        .map(config -> new Known(now, servers.reach(config)))));
    }

    static void requireMcp(Integration integration) {
        if (integration.kind() != Kind.MCP) {
            throw GeneralError.NOT_FOUND.because("there is no MCP server " + integration.slug());
        }
    }
}
