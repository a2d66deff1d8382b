package io.mooring.catalog.intake;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.vertx.core.http.HttpServerRequest;

/**
 * {@code /integrations…} and {@code /v1/integrations…} are other names of {@code /api/integrations…}; the routes that add
 * an integration of some kind can be called without {@code /api} as well.
 */
class Aliases {

    private static final String ALIAS = "^/(v1/)?integrations(?=/|$)";
    private static final String KIND = "^/(openapi/specs|graphql/integrations|mcp/servers|mcp/probe)(?=/|$)";

    @ServerRequestFilter(preMatching = true)
    public void rename(ContainerRequestContext request, HttpServerRequest received) {
        String path = received.path();
        String canonical = path.replaceFirst(ALIAS, "/api/integrations").replaceFirst(KIND, "/api/$1");
        if (!canonical.equals(path)) {
            request.setRequestUri(request.getUriInfo().getRequestUriBuilder().replacePath(canonical).build());
        }
    }
}
