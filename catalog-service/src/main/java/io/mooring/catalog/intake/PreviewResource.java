package io.mooring.catalog.intake;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Slug;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset.Skipped;
import io.mooring.catalog.intake.IntegrationView.AuthMethod;
import io.mooring.catalog.openapi.OpenApiSpecs;
import io.mooring.catalog.openapi.OpenApiSpecs.Order;
import io.mooring.catalog.openapi.OpenApiSpecs.Read;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.smallrye.mutiny.Uni;

/** What would become of an OpenAPI document; nothing is stored. */
@Path("/api/openapi/preview")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class PreviewResource {

    private static final Slug NOBODY = new Slug("preview");
    /** Tools that are named; a document may have thousands. */
    private static final int NAMED = 200;

    record Preview(SpecRequests.@Nullable Spec spec, @Nullable String baseUrl, @Nullable JsonNode specOverrides) {}

    /** {@code tools}: names of the first 200. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Previewed(String title, String version, String description, @Nullable String baseUrl, List<String> servers,
            int operationCount, int toolCount, List<String> tags, List<AuthMethod> authMethods, List<String> tools,
            List<Skipped> skipped, @Nullable String displayUrl) {

        static Previewed of(Read read) {
            Draft draft = read.draft();
            List<Tool> tools = draft.toolset().tools();
            return new Previewed(read.title(), read.version(), draft.description(), draft.baseUrl(), read.servers(),
                    read.operations(), tools.size(),
                    tools.stream().flatMap(tool -> tool.tags().stream()).distinct().sorted().toList(),
                    IntegrationView.methods(read.authTemplates()), tools.stream().limit(NAMED).map(Tool::name).toList(),
                    draft.toolset().skipped(), draft.displayUrl());
        }
    }

    private final CurrentCaller caller;
    private final OpenApiSpecs specs;

    PreviewResource(CurrentCaller caller, OpenApiSpecs specs) {
        this.caller = caller;
        this.specs = specs;
    }

    @POST
    public Uni<Previewed> preview(@Nullable Preview body) {
        Preview asked = Texts.body(body);
        return specs.read(caller.require().tenant(), new Order(SpecRequests.source(asked.spec()), NOBODY, null, null,
                SpecRequests.baseUrl(asked.baseUrl()), OpenApiSpecs.overrides(asked.specOverrides()), null,
                Draft.Curation.NONE, Map.of()), read -> Uni.createFrom().item(Previewed.of(read)));
    }
}
