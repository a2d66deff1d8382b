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

import org.jboss.resteasy.reactive.RestPath;

import io.smallrye.mutiny.Uni;

/** Where providers send browsers back to. Each app has an address of its own, which its answers must come to. */
@Path("/api/oauth/callback")
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
class CallbackResource {

    private final Arrivals arrivals;

    CallbackResource(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @GET
    @PermitAll
    public Uni<Response> arrive(@Context UriInfo uri, @Context HttpHeaders headers) {
        return arrivals.arrive("/api/oauth/callback", uri.getQueryParameters(), Browser.cookies(headers))
                .map(Browser::end);
    }

    /** That of one app: an answer of another provider does not fit it. */
    @GET
    @Path("/{app}")
    @PermitAll
    public Uni<Response> arriveAt(@RestPath String app, @Context UriInfo uri, @Context HttpHeaders headers) {
        return arrivals.arrive("/api/oauth/callback/" + app, uri.getQueryParameters(), Browser.cookies(headers))
                .map(Browser::end);
    }
}
