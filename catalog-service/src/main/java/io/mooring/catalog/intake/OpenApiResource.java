package io.mooring.catalog.intake;

import java.net.URI;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Slug;
import io.mooring.catalog.Toolset.Skipped;
import io.mooring.catalog.openapi.OpenApiSpecs;
import io.mooring.catalog.openapi.OpenApiSpecs.Order;
import io.mooring.catalog.openapi.SpecSource;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** OpenAPI documents become integrations. */
@Path("/api/openapi/specs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class OpenApiResource {

    /** Where the document is: {@code url} with its address, or {@code blob} with its text. */
    record Spec(@Nullable String kind, @Nullable String url, @Nullable String value) {}

    record AddSpec(@Nullable Spec spec, @Nullable String slug, @Nullable String name, @Nullable String description,
            @Nullable String baseUrl, @Nullable JsonNode authenticationTemplate) {}

    /** {@code skipped}: operations no tool could be made of. */
    record Added(String slug, int toolCount, String name, List<Skipped> skipped) {}

    private final CurrentCaller caller;
    private final OpenApiSpecs specs;
    private final Registrations registrations;

    OpenApiResource(CurrentCaller caller, OpenApiSpecs specs, Registrations registrations) {
        this.caller = caller;
        this.specs = specs;
        this.registrations = registrations;
    }

    @POST
    public Uni<RestResponse<Added>> add(@Nullable AddSpec body) {
        String tenant = caller.require().tenant();
        Order order = order(Texts.body(body));
        return registrations.requireFree(tenant, order.slug()).chain(() -> specs.draft(order))
                .call(draft -> registrations.register(tenant, draft)).map(OpenApiResource::added);
    }

    private static Order order(AddSpec body) {
        String baseUrl = body.baseUrl() == null ? null : Texts.url("/baseUrl", body.baseUrl()).toString();
        return new Order(source(body.spec()), Slug.of(body.slug()), Texts.name(body.name()),
                Texts.description(body.description()), baseUrl, body.authenticationTemplate());
    }

    private static SpecSource source(@Nullable Spec spec) {
        if (spec == null) {
            throw GeneralError.BAD_REQUEST.at("/spec", "expected an object with kind url or blob");
        }
        return switch (spec.kind()) {
            case "url" -> new SpecSource.Fetched(Texts.url("/spec/url", spec.url()));
            case "blob" -> new SpecSource.Given(requireText(spec.value()));
            case null, default -> throw GeneralError.BAD_REQUEST.at("/spec/kind", "expected url or blob");
        };
    }

    private static String requireText(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw GeneralError.BAD_REQUEST.at("/spec/value", "expected the text of an OpenAPI document");
        }
        return value;
    }

    private static RestResponse<Added> added(Draft draft) {
        Added added = new Added(draft.slug().text(), draft.toolset().tools().size(), draft.name(),
                draft.toolset().skipped());
        return RestResponse.ResponseBuilder.<Added>created(URI.create("/api/integrations/" + draft.slug()))
                .entity(added).build();
    }
}
