package io.mooring.catalog.intake;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.mooring.catalog.source.Room;
import io.mooring.catalog.source.Room.Claim;
import io.mooring.contracts.caller.CurrentCaller;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** A long body takes room of the documents in work, until its request is answered. */
class BodyRoom {

    /** Bytes; what is shorter is no burden. */
    private static final long SHORT = 1 << 16;

    private final CurrentCaller caller;
    private final Room room;

    BodyRoom(CurrentCaller caller, Room room) {
        this.caller = caller;
        this.room = room;
    }

    /** Fails with 503 when there is no more room. */
    @ServerRequestFilter
    public void claim(RoutingContext request) {
        long bytes = length(request);
        if (bytes > SHORT) {
            Claim claim = room.claim(caller.require().tenant(), bytes);
            request.addEndHandler(ended -> claim.release());
        }
    }

    /** As it is announced; of one that is not, as long as it may be. */
    private static long length(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length);
        }
        Long most = request.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        return request.request().getHeader(HttpHeaders.TRANSFER_ENCODING) == null || most == null ? 0 : most;
    }
}
