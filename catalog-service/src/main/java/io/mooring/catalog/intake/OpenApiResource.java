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

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Slug;
import io.mooring.catalog.Toolset.Skipped;
import io.mooring.catalog.openapi.OpenApiSpecs;
import io.mooring.catalog.openapi.OpenApiSpecs.Order;
import io.mooring.catalog.repeat.Repeats;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.smallrye.mutiny.Uni;

/** OpenAPI documents become integrations. */
@Path("/api/openapi/specs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class OpenApiResource {

    record AddSpec(SpecRequests.@Nullable Spec spec, @Nullable String slug, @Nullable String name,
            @Nullable String description,
            @Nullable String baseUrl, @Nullable JsonNode authenticationTemplate, @Nullable JsonNode specOverrides) {}

    /** {@code skipped}: operations no tool could be made of. */
    record Added(String slug, int toolCount, String name, List<Skipped> skipped) {}

    private final CurrentCaller caller;
    private final OpenApiSpecs specs;
    private final Registrations registrations;
    private final Repeats repeats;

    OpenApiResource(CurrentCaller caller, OpenApiSpecs specs, Registrations registrations, Repeats repeats) {
        this.caller = caller;
        this.specs = specs;
        this.registrations = registrations;
        this.repeats = repeats;
    }

    @POST
    public Uni<RestResponse<Added>> add(@Nullable AddSpec body,
            @RestHeader("Idempotency-Key") @Nullable String key) {
        String tenant = caller.require().tenant();
        AddSpec asked = Texts.body(body);
        Order order = order(asked);
        return repeats.once(tenant, key, asked, Added.class, () -> add(tenant, order));
    }

    private Uni<RestResponse<Added>> add(String tenant, Order order) {
        return registrations.requireFree(tenant, order.slug()).chain(() -> specs.read(tenant, order,
                read -> registrations.register(tenant, read.draft(), read.source()).map(done -> added(read.draft()))));
    }

    private static Order order(AddSpec body) {
        return new Order(SpecRequests.source(body.spec()), Slug.of(body.slug()), Texts.name(body.name()),
                Texts.description(body.description()), SpecRequests.baseUrl(body.baseUrl()),
                OpenApiSpecs.overrides(body.specOverrides()), body.authenticationTemplate(), Draft.Curation.NONE,
                Map.of());
    }

    private static RestResponse<Added> added(Draft draft) {
        Added added = new Added(draft.slug().text(), draft.toolset().tools().size(), draft.name(),
                draft.toolset().skipped());
        return RestResponse.ResponseBuilder.<Added>created(URI.create("/api/integrations/" + draft.slug()))
                .entity(added).build();
    }
}
