package io.mooring.catalog.intake;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.vertx.core.http.HttpServerRequest;

/** The name of a registry's server holds a slash: a path with it as it is means the same as one with {@code %2F}. */
class ServerNames {

    private static final String PLAIN = "^(/api/registry/servers/[^/%]+)/([^/%]+)(?=/(?:versions/|install$)|$)";

    @ServerRequestFilter(preMatching = true)
    public void join(ContainerRequestContext request, HttpServerRequest received) {
        String path = received.path();
        String joined = path.replaceFirst(PLAIN, "$1%2F$2");
        if (!joined.equals(path)) {
            request.setRequestUri(request.getUriInfo().getRequestUriBuilder().replacePath(joined).build());
        }
    }
}
