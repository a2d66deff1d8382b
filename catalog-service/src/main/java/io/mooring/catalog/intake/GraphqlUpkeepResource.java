package io.mooring.catalog.intake;

import java.net.URI;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import io.mooring.catalog.graphql.GraphqlDrafts.Stored;
import io.mooring.catalog.graphql.Target;
import io.mooring.catalog.intake.GraphqlUpdates.Kept;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Integrations that were made of GraphQL endpoints: their configuration and their schema. */
@Path("/api/graphql/integrations/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class GraphqlUpkeepResource {

    /** What only this kind knows; {@code pending}: why its tools are only known once a connection was discovered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConfigView(String slug, URI endpoint, Map<String, String> headers, Map<String, String> queryParams,
            boolean snapshot, @Nullable String pending, List<AuthTemplate> authenticationTemplate,
            long configRevision) {

        static ConfigView of(Kept kept) {
            Stored stored = kept.stored();
            return new ConfigView(kept.integration().slug(), stored.target().endpoint(), stored.target().headers(),
                    stored.target().queryParams(), stored.snapshot(), stored.pending(),
                    kept.integration().authMethods(), kept.integration().configRevision());
        }
    }

    /** {@code mode}: merge, which is usual, or replace. */
    record Configure(@Nullable JsonNode authenticationTemplate, @Nullable String mode) {}

    /** What is absent stays; nothing at all: the endpoint is asked again. */
    record Refresh(@Nullable String endpoint, @Nullable JsonNode introspectionJson,
            @Nullable Map<String, String> headers, @Nullable Map<String, String> queryParams) {}

    private final CurrentCaller caller;
    private final GraphqlUpdates updates;

    GraphqlUpkeepResource(CurrentCaller caller, GraphqlUpdates updates) {
        this.caller = caller;
        this.updates = updates;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<IntegrationView> find(@RestPath String slug) {
        return updates.require(caller.require().tenant(), slug)
                .map(kept -> IntegrationView.of(kept.integration()));
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
        JsonNode given = asked.authenticationTemplate();
        if (given == null) {
            throw GeneralError.BAD_REQUEST.at("/authenticationTemplate", "expected an array");
        }
        return updates.configure(caller.require().tenant(), slug, given, mode.equals("replace")).map(ConfigView::of);
    }

    /**
     * Asks the endpoint again, or takes another schema, and rebuilds the tools in place. Fails with 422 and changes nothing
     * when the endpoint tells a stranger nothing: then a connection has to be refreshed.
     */
    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Refreshed> refresh(@RestPath String slug, @Nullable Refresh body) {
        Refresh asked = body == null ? new Refresh(null, null, null, null) : body;
        JsonNode snapshot = asked.introspectionJson();
        return updates.update(caller.require().tenant(), slug, now -> target(now, asked),
                snapshot == null || snapshot.isNull() ? null : snapshot);
    }

    private static Target target(Target now, Refresh asked) {
        return new Target(asked.endpoint() == null ? now.endpoint() : Texts.url("/endpoint", asked.endpoint()),
                asked.headers() == null ? now.headers() : Extras.headers(asked.headers()),
                asked.queryParams() == null ? now.queryParams() : Extras.queryParams(asked.queryParams()));
    }
}
