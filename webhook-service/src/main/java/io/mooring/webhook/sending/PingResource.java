package io.mooring.webhook.sending;

import java.time.Clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.webhook.IdSource;
import io.mooring.webhook.event.Payload;
import io.mooring.webhook.event.StoredEvent;
import io.mooring.webhook.retry.Outcome;
import io.mooring.webhook.subscription.SubscriptionStore;
import io.smallrye.mutiny.Uni;

/** Sends one signed {@code mooring.ping} to a subscriber, disabled or not, and says what came of it; nothing is kept. */
@Path("/api/webhooks/subscriptions/{id}/test")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class PingResource {

    private static final String TYPE = "mooring.ping";

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final SubscriptionStore subscriptions;
    private final SubscriberClient client;
    private final IdSource ids;
    private final Clock clock;

    PingResource(CurrentCaller caller, Transactions transactions, SubscriptionStore subscriptions,
            SubscriberClient client, IdSource ids, Clock clock) {
        this.caller = caller;
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.client = client;
        this.ids = ids;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<Pong> ping(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> subscriptions.require(session, tenant, id))
                .chain(subscription -> client.send(event(), subscription)).map(Pong::of);
    }

    private StoredEvent event() {
        return new StoredEvent(ids.next("ping"), TYPE, clock.instant(), new Payload.Json("{}"));
    }

    /**
     * What came of it.
     *
     * @param delivered whether the subscriber answered 2xx
     * @param error why there was no answer
     * @param response the beginning of the answer, when it was text
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pong(boolean delivered, @Nullable Integer status, @Nullable String error,
            @JsonProperty("duration_millis") long durationMillis, @Nullable String response) {

        static Pong of(Attempt attempt) {
            boolean delivered = attempt.outcome() instanceof Outcome.Answered answered && answered.status() >= 200
                    && answered.status() < 300;
            return new Pong(delivered, attempt.status(), attempt.error(), attempt.duration().toMillis(),
                    attempt.sample());
        }
    }
}
