package io.mooring.catalog.intake;

import java.net.URI;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** {@code /integrations…} and {@code /v1/integrations…} are other names of {@code /api/integrations…}. */
class Aliases {

    private static final String ALIAS = "^/(v1/)?integrations(?=/|$)";

    @ServerRequestFilter(preMatching = true)
    public void rename(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        String canonical = path.replaceFirst(ALIAS, "/api/integrations");
        if (!canonical.equals(path)) {
            request.setRequestUri(request.getUriInfo().getRequestUriBuilder().replacePath(canonical).build());
        }
    }
}
