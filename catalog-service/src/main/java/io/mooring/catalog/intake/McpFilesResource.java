package io.mooring.catalog.intake;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.Kind;
import io.mooring.catalog.intake.McpImports.Imported;
import io.mooring.catalog.intake.McpImports.Planned;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.catalog.integration.IntegrationStore.Filter;
import io.mooring.catalog.mcp.McpServers;
import io.mooring.catalog.mcpfile.McpFile;
import io.mooring.catalog.mcpfile.Written;
import io.mooring.catalog.repeat.Repeats;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Files of MCP clients, {@code .mcp.json}: taken in as integrations, and written of those that are here. */
@Path("/api/mcp")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class McpFilesResource {

    private static final Filter MCP = new Filter(Kind.MCP.label(), "", "", "", "", "");

    /** One file, or that of a group and that of an agent, which wins; {@code dryRun} stores nothing. */
    record Files(@Nullable JsonNode mcpServers, @Nullable JsonNode group, @Nullable JsonNode agent,
            @Nullable Boolean dryRun) {}

    /** All servers of the files, together. */
    record Taken(List<Imported> servers) {}

    /**
     * A file.
     *
     * @param skipped servers that can't be written into one
     * @param nextCursor absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record File(ObjectNode mcpServers, List<String> skipped, @Nullable String nextCursor) {}

    private record Stored(Integration integration, String config) {}

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final IntegrationStore integrations;
    private final McpServers servers;
    private final Registrations registrations;
    private final Repeats repeats;

    McpFilesResource(CurrentCaller caller, Transactions transactions, IntegrationStore integrations,
            McpServers servers, Registrations registrations, Repeats repeats) {
        this.caller = caller;
        this.transactions = transactions;
        this.integrations = integrations;
        this.servers = servers;
        this.registrations = registrations;
        this.repeats = repeats;
    }

    /** All or none. Fails with 409 when a slug is taken, 403 for stdio where the installation does not allow it. */
    @POST
    @Path("/import")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<Taken>> take(@Nullable Files body, @RestHeader("Idempotency-Key") @Nullable String key) {
        Files files = Texts.body(body);
        List<Planned> planned = McpImports.plan(McpFile.merged(files.mcpServers(), files.group(), files.agent()),
                servers::draft);
        Taken taken = new Taken(planned.stream().map(Planned::imported).toList());
        if (Boolean.TRUE.equals(files.dryRun())) {
            return Uni.createFrom().item(RestResponse.ok(taken));
        }
        String tenant = caller.require().tenant();
        return repeats.once(tenant, key, files, Taken.class,
                () -> registrations.register(tenant, planned.stream().map(Planned::draft).toList())
                        .map(added -> RestResponse.status(RestResponse.Status.CREATED, taken)));
    }

    /** In order of slug, or those that are named; what a connection gives is {@code ${VAR}}. Fails with 404 for a stranger. */
    @GET
    @Path("/export")
    public Uni<File> write(@RestQuery List<String> slug, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        if (slug.size() > Cursor.MAX_LIMIT) {
            throw GeneralError.BAD_REQUEST.at("slug", "expected at most " + Cursor.MAX_LIMIT);
        }
        return transactions.in(tenant, session -> slug.isEmpty()
                ? integrations.list(session, tenant, MCP, page).chain(found -> stored(session, tenant, page.page(found))
                        .map(stored -> file(stored, page.next(found, Integration::slug))))
                : named(session, tenant, slug).chain(found -> stored(session, tenant, found))
                        .map(stored -> file(stored, null)));
    }

    private Uni<List<Integration>> named(Mutiny.Session session, String tenant, List<String> slugs) {
        Uni<List<Integration>> all = Uni.createFrom().item(new ArrayList<>());
        for (String slug : slugs.stream().distinct().toList()) {
            all = all.call(so -> integrations.require(session, tenant, slug).invoke(McpConfigResource::requireMcp)
                    .invoke(so::add));
        }
        return all;
    }

    private Uni<List<Stored>> stored(Mutiny.Session session, String tenant, List<Integration> found) {
        Uni<List<Stored>> all = Uni.createFrom().item(new ArrayList<>());
        for (Integration integration : found) {
            all = all.call(so -> integrations.requireConfig(session, tenant, integration.slug())
                    .invoke(config -> so.add(new Stored(integration, config))));
        }
        return all;
    }

    private File file(List<Stored> stored, @Nullable String next) {
        ObjectNode entries = JsonNodeFactory.instance.objectNode();
        List<String> skipped = new ArrayList<>();
        stored.forEach(one -> {
            String slug = one.integration().slug();
            Written.entry(slug, servers.reach(one.config()), one.integration().authMethods())
                    .ifPresentOrElse(entry -> entries.set(slug, entry), () -> skipped.add(slug));
        });
        return new File(entries, skipped, next);
    }
}
