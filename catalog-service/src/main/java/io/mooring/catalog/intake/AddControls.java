package io.mooring.catalog.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.intake.GraphqlResource.AddEndpoint;
import io.mooring.catalog.intake.McpResource.AddServer;
import io.mooring.catalog.intake.McpResource.Probe;
import io.mooring.catalog.intake.OpenApiIntegrationsResource.UpdateSpec;
import io.mooring.catalog.intake.OpenApiResource.AddSpec;
import io.mooring.catalog.intake.PreviewResource.Preview;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/**
 * The control tools that add, or look before adding. Their arguments are the bodies of their routes; a repeat is known by
 * the executor, which keeps the answers of calls, and needs no key here.
 */
@ApplicationScoped
class AddControls {

    private final OpenApiResource openapi;
    private final PreviewResource preview;
    private final OpenApiIntegrationsResource documents;
    private final GraphqlResource graphql;
    private final McpResource mcp;
    private final ObjectMapper json;

    AddControls(OpenApiResource openapi, PreviewResource preview, OpenApiIntegrationsResource documents,
            GraphqlResource graphql, McpResource mcp, ObjectMapper json) {
        this.openapi = openapi;
        this.preview = preview;
        this.documents = documents;
        this.graphql = graphql;
        this.mcp = mcp;
        this.json = json;
    }

    /** Fails as the route does, with 404 for a tool there is not. */
    Uni<Object> run(String tool, ObjectNode arguments) {
        return switch (tool) {
            case "openapi_add_spec" -> openapi.add(body(arguments, AddSpec.class), null).map(RestResponse::getEntity);
            case "openapi_preview_spec" -> preview.preview(body(arguments, Preview.class)).map(Object.class::cast);
            case "graphql_add_endpoint" -> graphql.add(body(arguments, AddEndpoint.class), null)
                    .map(RestResponse::getEntity);
            case "mcp_probe" -> mcp.probe(body(arguments, Probe.class)).map(Object.class::cast);
            case "mcp_add_server" -> mcp.add(body(arguments, AddServer.class), null).map(RestResponse::getEntity);
            default -> throw GeneralError.NOT_FOUND.because("there is no control tool " + tool);
        };
    }

    /** Fetches an integration's document again, or takes another one. Fails as the route does. */
    Uni<Object> update(String slug, ObjectNode arguments) {
        ObjectNode rest = arguments.deepCopy();
        rest.remove("slug");
        return documents.update(slug, body(rest, UpdateSpec.class)).map(Object.class::cast);
    }

    private <T> T body(ObjectNode arguments, Class<T> type) {
        try {
            return json.treeToValue(arguments, type);
        } catch (JsonProcessingException e) {
            throw GeneralError.BAD_REQUEST.at("/arguments", "expected what the schema of the tool says");
        }
    }
}
