package io.mooring.webhook.intake;

import java.util.List;

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

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.endpoint.CachedEndpoints;
import io.mooring.webhook.provider.Arrival;
import io.mooring.webhook.provider.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/**
 * Where providers send to: {@code provider/endpoint}, or the endpoint alone; behind it the secret, when the address holds
 * one. Or the provider alone, while few endpoints are its. The signature stands for the identity, so
 * everybody may knock. Most providers only post; what others ask otherwise is a handshake.
 */
@Path("/webhook/{address: .+}")
@Consumes(MediaType.WILDCARD)
class WebhookResource {

    private static final byte[] NOTHING = {};
    private static final String ENDPOINT = "whe_";

    private final Webhooks webhooks;
    private final CachedEndpoints endpoints;

    WebhookResource(Webhooks webhooks, CachedEndpoints endpoints) {
        this.webhooks = webhooks;
        this.endpoints = endpoints;
    }

    @POST
    @PermitAll
    @Cancellable(false)
    public Uni<Response> accept(@RestPath String address, @Context HttpServerRequest sent, @Context HttpHeaders headers,
            byte[] body) {
        return answer(address, arrival(HttpMethod.POST, sent, headers, body));
    }

    @GET
    @PermitAll
    public Uni<Response> ask(@RestPath String address, @Context HttpServerRequest sent, @Context HttpHeaders headers) {
        return answer(address, arrival(HttpMethod.GET, sent, headers, NOTHING));
    }

    @HEAD
    @PermitAll
    public Uni<Response> probe(@RestPath String address, @Context HttpServerRequest sent,
            @Context HttpHeaders headers) {
        return answer(address, arrival(HttpMethod.HEAD, sent, headers, NOTHING));
    }

    @OPTIONS
    @PermitAll
    public Uni<Response> negotiate(@RestPath String address, @Context HttpServerRequest sent,
            @Context HttpHeaders headers) {
        return answer(address, arrival(HttpMethod.OPTIONS, sent, headers, NOTHING));
    }

    private Uni<Response> answer(String address, Arrival arrival) {
        List<String> parts = List.of(address.split("/", -1));
        int endpoint = parts.getFirst().startsWith(ENDPOINT) ? 0 : 1;
        if (parts.size() == 1 && endpoint == 1) {
            return webhooks.acceptOf(parts.getFirst(), arrival).map(WebhookResource::response);
        }
        if (parts.size() <= endpoint || parts.size() > endpoint + 2) {
            throw GeneralError.NOT_FOUND.because("there is no such endpoint");
        }
        return webhooks.accept(endpoint == 0 ? null : parts.getFirst(), parts.get(endpoint), arrival)
                .map(WebhookResource::response);
    }

    /**
     * What is signed is the configured address: whoever sends decides what the host header says. Path and query are as they
     * were sent, for they are signed, too, and need not even be a URI.
     */
    private Arrival arrival(String method, HttpServerRequest sent, HttpHeaders headers, byte[] body) {
        String target = sent.query() == null ? sent.path() : sent.path() + "?" + sent.query();
        return new Arrival(method, endpoints.publicUrl(target), headers.getRequestHeaders(), body);
    }

    private static Response response(Reply reply) {
        Response.ResponseBuilder response = Response.status(reply.status());
        reply.headers().forEach(response::header);
        return reply.type() == null ? response.build() : response.type(reply.type()).entity(reply.body()).build();
    }
}
