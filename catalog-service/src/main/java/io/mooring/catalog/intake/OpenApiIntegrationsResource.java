package io.mooring.catalog.intake;

import java.net.URI;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.intake.IntegrationsResource.Removed;
import io.mooring.catalog.intake.SpecUpdates.Known;
import io.mooring.catalog.openapi.OpenApiSpecs;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Integrations that were made of OpenAPI documents: their configuration and their document. */
@Path("/api/openapi/integrations/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class OpenApiIntegrationsResource {

    /** What only this kind knows of an integration. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConfigView(String slug, @Nullable URI sourceUrl, String specHash, @Nullable String baseUrl,
            List<AuthTemplate> authenticationTemplate, @Nullable JsonNode specOverrides, long configRevision) {

        static ConfigView of(Known known) {
            return new ConfigView(known.integration().slug(), known.settings().sourceUrl(),
                    known.settings().specHash(), known.settings().baseUrl(), known.integration().authMethods(),
                    known.settings().specOverrides(), known.integration().configRevision());
        }
    }

    /** {@code mode}: merge, which is usual, or replace. */
    record Configure(@Nullable JsonNode authenticationTemplate, @Nullable String mode, @Nullable String baseUrl) {}

    /** What is absent stays; nothing at all: the document is fetched again. */
    record UpdateSpec(SpecRequests.@Nullable Spec spec, @Nullable JsonNode specOverrides) {}

    private final CurrentCaller caller;
    private final SpecUpdates updates;
    private final Registrations registrations;

    OpenApiIntegrationsResource(CurrentCaller caller, SpecUpdates updates, Registrations registrations) {
        this.caller = caller;
        this.updates = updates;
        this.registrations = registrations;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<IntegrationView> find(@RestPath String slug) {
        return updates.require(caller.require().tenant(), slug).map(known -> IntegrationView.of(known.integration()));
    }

    @DELETE
    public Uni<Removed> remove(@RestPath String slug) {
        String tenant = caller.require().tenant();
        return updates.require(tenant, slug).chain(() -> registrations.remove(tenant, slug))
                .replaceWith(() -> new Removed(true));
    }

    @GET
    @Path("/config")
    public Uni<ConfigView> config(@RestPath String slug) {
        return updates.require(caller.require().tenant(), slug).map(ConfigView::of);
    }

    @POST
    @Path("/config")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ConfigView> configure(@RestPath String slug, @Nullable Configure body) {
        Configure asked = Texts.body(body);
        String mode = asked.mode() == null ? "merge" : asked.mode();
        if (!mode.equals("merge") && !mode.equals("replace")) {
            throw GeneralError.BAD_REQUEST.at("/mode", "expected merge or replace");
        }
        return updates.configure(caller.require().tenant(), slug, asked.authenticationTemplate(),
                mode.equals("replace"), SpecRequests.baseUrl(asked.baseUrl())).map(ConfigView::of);
    }

    /** Fetches the document again, or takes another one, and rebuilds the tools in place. */
    @POST
    @Path("/spec")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Refreshed> update(@RestPath String slug, @Nullable UpdateSpec body) {
        UpdateSpec asked = body == null ? new UpdateSpec(null, null) : body;
        return updates.update(caller.require().tenant(), slug,
                asked.spec() == null ? null : SpecRequests.source(asked.spec()),
                OpenApiSpecs.overrides(asked.specOverrides()));
    }
}
