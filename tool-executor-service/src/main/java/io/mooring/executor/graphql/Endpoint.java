package io.mooring.executor.graphql;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.request.Draft;

/**
 * Where the catalog says a GraphQL server is, and what every request to it carries; no credential.
 *
 * @param snapshot whether somebody gave its schema: then nobody is asked for it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Endpoint(String endpoint, Map<String, String> headers, Map<String, String> queryParams, boolean snapshot) {

    private static final String ACCEPT = "application/graphql-response+json, application/json;q=0.9";

    Endpoint {
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        queryParams = queryParams == null ? Map.of() : Map.copyOf(queryParams);
    }

    /** Fails with 422 when the integration does not say where it is. */
    static Endpoint of(@Nullable String runtime, ObjectMapper json) {
        try {
            Endpoint endpoint = runtime == null ? null : json.readValue(runtime, Endpoint.class);
            if (endpoint != null && endpoint.endpoint() != null) {
                return endpoint;
            }
        } catch (JsonProcessingException e) {
            e.clearLocation();
        }
        throw ExecutorError.TOOL_UNUSABLE.because("its integration does not say where its endpoint is");
    }

    /** A request of GraphQL over HTTP, complete but for the credential. */
    Draft asks(byte[] body) {
        return Draft.posting(endpoint, queryParams, headers, ACCEPT, body);
    }

    /** Neither headers nor query. */
    @Override
    public String toString() {
        return "GraphQL endpoint";
    }
}
