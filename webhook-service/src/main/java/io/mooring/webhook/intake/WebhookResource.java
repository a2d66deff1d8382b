package io.mooring.webhook.intake;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.endpoint.CachedEndpoints;
import io.mooring.webhook.provider.Arrival;
import io.mooring.webhook.provider.Reply;
import io.smallrye.mutiny.Uni;

/**
 * Where providers send to: {@code provider/endpoint}, or the endpoint alone. The signature stands for the identity, so
 * everybody may knock. Most providers only post; what others ask otherwise is a handshake.
 */
@Path("/webhook/{address: .+}")
@Consumes(MediaType.WILDCARD)
class WebhookResource {

    private static final byte[] NOTHING = {};

    private final Webhooks webhooks;
    private final CachedEndpoints endpoints;

    WebhookResource(Webhooks webhooks, CachedEndpoints endpoints) {
        this.webhooks = webhooks;
        this.endpoints = endpoints;
    }

    @POST
    @PermitAll
    @Cancellable(false)
    public Uni<Response> accept(@RestPath String address, @Context UriInfo uri, @Context HttpHeaders headers,
            byte[] body) {
        return answer(address, arrival(HttpMethod.POST, uri, headers, body));
    }

    @GET
    @PermitAll
    public Uni<Response> ask(@RestPath String address, @Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(address, arrival(HttpMethod.GET, uri, headers, NOTHING));
    }

    @HEAD
    @PermitAll
    public Uni<Response> probe(@RestPath String address, @Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(address, arrival(HttpMethod.HEAD, uri, headers, NOTHING));
    }

    @OPTIONS
    @PermitAll
    public Uni<Response> negotiate(@RestPath String address, @Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(address, arrival(HttpMethod.OPTIONS, uri, headers, NOTHING));
    }

    private Uni<Response> answer(String address, Arrival arrival) {
        String[] parts = address.split("/", -1);
        if (parts.length > 2) {
            throw GeneralError.NOT_FOUND.because("there is no such endpoint");
        }
        return webhooks.accept(parts.length == 2 ? parts[0] : null, parts[parts.length - 1], arrival)
                .map(WebhookResource::response);
    }

    /** What is signed is the configured address: whoever sends decides what the host header says. */
    private Arrival arrival(String method, UriInfo uri, HttpHeaders headers, byte[] body) {
        URI sent = uri.getRequestUri();
        String path = sent.getRawQuery() == null ? sent.getRawPath() : sent.getRawPath() + "?" + sent.getRawQuery();
        return new Arrival(method, endpoints.publicUrl(path), headers.getRequestHeaders(), body);
    }

    private static Response response(Reply reply) {
        Response.ResponseBuilder response = Response.status(reply.status());
        reply.headers().forEach(response::header);
        return reply.type() == null ? response.build() : response.type(reply.type()).entity(reply.body()).build();
    }
}
