package io.mooring.webhook.stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.webhook.event.EventFilter;
import io.mooring.webhook.event.StreamPosition;
import io.smallrye.mutiny.Multi;

/** Events as they come. */
@Path("/api/events/stream")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class StreamResource {

    private final CurrentCaller caller;
    private final EventStreams streams;

    StreamResource(CurrentCaller caller, EventStreams streams) {
        this.caller = caller;
        this.streams = streams;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<OutboundSseEvent> stream(@RestQuery @Nullable String provider, @RestQuery @Nullable String type,
            @HeaderParam("Last-Event-ID") @Nullable String last, @Context Sse sse) {
        String tenant = caller.require().tenant();
        EventFilter wanted = new EventFilter(null, provider, type, null, null, null, null, null).requireFit("");
        StreamPosition position = last == null || last.isEmpty() ? null : StreamPosition.parse(last);
        return streams.open(tenant, wanted, position, sse);
    }
}
