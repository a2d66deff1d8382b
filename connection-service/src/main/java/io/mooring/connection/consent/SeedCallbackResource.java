package io.mooring.connection.consent;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.mutiny.Uni;

/** The same at the address that seed 004 gives it. */
@Path("/api/integrations/callback")
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
class SeedCallbackResource {

    private final Arrivals arrivals;

    SeedCallbackResource(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @GET
    @PermitAll
    public Uni<Response> arrive(@Context UriInfo uri, @Context HttpHeaders headers) {
        return arrivals.arrive("/api/integrations/callback", uri.getQueryParameters(), Browser.cookies(headers))
                .map(Browser::end);
    }
}
