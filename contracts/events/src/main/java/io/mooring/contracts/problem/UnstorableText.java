package io.mooring.contracts.problem;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerRequest;

/** Character zero in a path or query: PostgreSQL can't compare with it, so it is refused before it gets there. */
final class UnstorableText {

    private static final String ZERO = "%00";

    @ServerRequestFilter
    @Nullable
    Response refuse(HttpServerRequest request) {
        return request.uri().contains(ZERO)
                ? GeneralError.BAD_REQUEST.because("the URL contains character zero").toResponse()
                : null;
    }
}
