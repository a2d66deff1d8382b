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

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Slug;
import io.mooring.catalog.Toolset.Skipped;
import io.mooring.catalog.graphql.GraphqlDrafts;
import io.mooring.catalog.graphql.GraphqlDrafts.Order;
import io.mooring.catalog.graphql.GraphqlEndpoints;
import io.mooring.catalog.graphql.GraphqlEndpoints.Known;
import io.mooring.catalog.graphql.Target;
import io.mooring.catalog.repeat.Repeats;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.smallrye.mutiny.Uni;

/** GraphQL endpoints become integrations. */
@Path("/api/graphql/integrations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class GraphqlResource {

    /** {@code introspectionJson}: an introspection result, as an object or as text, or SDL text. */
    record AddEndpoint(@Nullable String endpoint, @Nullable String slug, @Nullable String name,
            @Nullable String description, @Nullable JsonNode introspectionJson, @Nullable Map<String, String> headers,
            @Nullable Map<String, String> queryParams, @Nullable JsonNode authenticationTemplate) {}

    /**
     * {@code skipped}: fields no tool could be made of; {@code pending}: why the tools are only known once a connection was
     * discovered.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Added(String slug, String name, int toolCount, List<Skipped> skipped, @Nullable String pending) {}

    private final CurrentCaller caller;
    private final GraphqlEndpoints endpoints;
    private final Registrations registrations;
    private final Repeats repeats;

    GraphqlResource(CurrentCaller caller, GraphqlEndpoints endpoints, Registrations registrations, Repeats repeats) {
        this.caller = caller;
        this.endpoints = endpoints;
        this.registrations = registrations;
        this.repeats = repeats;
    }

    @POST
    public Uni<RestResponse<Added>> add(@Nullable AddEndpoint body,
            @RestHeader("Idempotency-Key") @Nullable String key) {
        String tenant = caller.require().tenant();
        AddEndpoint asked = Texts.body(body);
        Order order = order(asked);
        return repeats.once(tenant, key, asked, Added.class, () -> registrations.requireFree(tenant, order.slug())
                .chain(() -> known(order.target(), asked.introspectionJson()))
                .chain(known -> register(tenant, order, known)));
    }

    private Uni<Known> known(Target target, @Nullable JsonNode snapshot) {
        return snapshot == null || snapshot.isNull() ? endpoints.introspect(target) : endpoints.read(snapshot);
    }

    private Uni<RestResponse<Added>> register(String tenant, Order order, Known known) {
        Draft draft = GraphqlDrafts.of(order, known);
        Added added = new Added(draft.slug().text(), draft.name(), draft.toolset().tools().size(),
                draft.toolset().skipped(), known.pending());
        return registrations.register(tenant, draft).replaceWith(() -> RestResponse.ResponseBuilder
                .<Added>created(URI.create("/api/integrations/" + draft.slug())).entity(added).build());
    }

    private static Order order(AddEndpoint body) {
        URI endpoint = Texts.url("/endpoint", body.endpoint());
        Slug slug = Slug.of(body.slug() == null ? Slug.propose(endpoint.getHost()) : body.slug());
        String name = Texts.name(body.name());
        String description = Texts.description(body.description());
        Target target = new Target(endpoint, Extras.headers(body.headers()), Extras.queryParams(body.queryParams()));
        boolean given = body.introspectionJson() != null && !body.introspectionJson().isNull();
        return new Order(slug, name == null ? endpoint.getHost() : name,
                description == null ? "GraphQL API at " + endpoint.getHost() : description, target, given,
                body.authenticationTemplate());
    }
}
