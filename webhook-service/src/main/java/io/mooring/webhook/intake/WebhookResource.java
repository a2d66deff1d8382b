package io.mooring.webhook.intake;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.smallrye.mutiny.Uni;

/** Where providers send to. The signature stands for the identity, so everybody may knock. */
@Path("/webhook/{provider}/{endpoint}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class WebhookResource {

    private final Webhooks webhooks;

    WebhookResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    @PermitAll
    @Cancellable(false)
    @ResponseStatus(202)
    public Uni<Accepted> accept(@RestPath String provider, @RestPath String endpoint, @Context HttpHeaders headers,
            byte[] body) {
        return webhooks.accept(provider, endpoint, new Arrival(headers.getRequestHeaders(), body)).map(Accepted::new);
    }

    /** The event is durable under this id. */
    record Accepted(String id) {}
}
