package io.mooring.webhook.intake;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.mooring.webhook.endpoint.CachedEndpoints;
import io.mooring.webhook.provider.Arrival;
import io.smallrye.mutiny.Uni;

/** Where providers send to. The signature stands for the identity, so everybody may knock. */
@Path("/webhook")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class WebhookResource {

    private final Webhooks webhooks;
    private final CachedEndpoints endpoints;

    WebhookResource(Webhooks webhooks, CachedEndpoints endpoints) {
        this.webhooks = webhooks;
        this.endpoints = endpoints;
    }

    @POST
    @Path("/{provider}/{endpoint}")
    @PermitAll
    @Cancellable(false)
    @ResponseStatus(202)
    public Uni<Accepted> accept(@RestPath String provider, @RestPath String endpoint, @Context UriInfo uri,
            @Context HttpHeaders headers, byte[] body) {
        return webhooks.accept(provider, endpoint, arrival(uri, headers, body)).map(Accepted::new);
    }

    /** For providers whose form takes no longer path. */
    @POST
    @Path("/{endpoint}")
    @PermitAll
    @Cancellable(false)
    @ResponseStatus(202)
    public Uni<Accepted> acceptBare(@RestPath String endpoint, @Context UriInfo uri, @Context HttpHeaders headers,
            byte[] body) {
        return webhooks.accept(null, endpoint, arrival(uri, headers, body)).map(Accepted::new);
    }

    /** What is signed is the configured address: whoever sends decides what the host header says. */
    private Arrival arrival(UriInfo uri, HttpHeaders headers, byte[] body) {
        URI sent = uri.getRequestUri();
        String path = sent.getRawQuery() == null ? sent.getRawPath() : sent.getRawPath() + "?" + sent.getRawQuery();
        return new Arrival("POST", endpoints.publicUrl(path), headers.getRequestHeaders(), body);
    }

    /** The event is durable under this id. */
    record Accepted(String id) {}
}
