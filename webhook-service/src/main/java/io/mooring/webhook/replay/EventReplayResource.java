package io.mooring.webhook.replay;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.smallrye.mutiny.Uni;

/** One event once more. */
@Path("/api/webhooks/events/{id}/replay")
@Produces(MediaType.APPLICATION_JSON)
class EventReplayResource {

    private final CurrentCaller caller;
    private final Replays replays;

    EventReplayResource(CurrentCaller caller, Replays replays) {
        this.caller = caller;
        this.replays = replays;
    }

    /**
     * Body, which may be absent.
     *
     * @param subscription the only one that gets it
     * @param redeliver whether subscribers get once more what they have
     */
    record Wish(@Nullable String subscription, @Nullable Boolean redeliver) {}

    @POST
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<ReplayView> replay(@RestPath String id, @Nullable Wish wish) {
        Wish wanted = wish == null ? new Wish(null, null) : wish;
        return replays.begin(caller.require(), new ReplayWish(id, null, null, null, null, null, null, null,
                wanted.subscription(), wanted.redeliver()));
    }
}
