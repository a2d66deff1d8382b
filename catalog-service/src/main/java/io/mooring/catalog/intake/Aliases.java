package io.mooring.catalog.intake;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.vertx.core.http.HttpServerRequest;

/** {@code /integrations…} and {@code /v1/integrations…} are other names of {@code /api/integrations…}. */
class Aliases {

    private static final String ALIAS = "^/(v1/)?integrations(?=/|$)";

    @ServerRequestFilter(preMatching = true)
    public void rename(ContainerRequestContext request, HttpServerRequest received) {
        String path = received.path();
        String canonical = path.replaceFirst(ALIAS, "/api/integrations");
        if (!canonical.equals(path)) {
            request.setRequestUri(request.getUriInfo().getRequestUriBuilder().replacePath(canonical).build());
        }
    }
}
