package io.mooring.contracts.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Character zero in a path or query: PostgreSQL can't compare with it, so it is refused before it gets there. */
final class UnstorableText {

    private static final String ZERO = "%00";

    @ServerRequestFilter
    @Nullable
    Response refuse(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().toString().contains(ZERO)
                ? GeneralError.BAD_REQUEST.because("the URL contains character zero").toResponse()
                : null;
    }
}
