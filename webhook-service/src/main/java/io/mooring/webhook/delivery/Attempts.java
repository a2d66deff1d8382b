package io.mooring.webhook.delivery;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.webhook.lane.Lanes;
import io.mooring.webhook.lane.Running;
import io.mooring.webhook.retry.Outcome;
import io.mooring.webhook.retry.RetrySchedule;
import io.mooring.webhook.sending.Attempt;
import io.mooring.webhook.sending.SubscriberClient;
import io.smallrye.mutiny.Uni;

/** One attempt, from claim to verdict. A crash anywhere in between leaves the claim's lease to run out. */
@ApplicationScoped
class Attempts {

    private final SubscriberClient client;
    private final RetrySchedule schedule;
    private final Lanes lanes;
    private final Clock clock;

    Attempts(SubscriberClient client, RetrySchedule schedule, Lanes lanes, Clock clock) {
        this.client = client;
        this.schedule = schedule;
        this.lanes = lanes;
        this.clock = clock;
    }

    Uni<Ended> make(Shipment shipment, Running running) {
        Claim claim = shipment.claim();
        Uni<Attempt> attempt = shipment.event() == null
                ? Uni.createFrom().item(new Attempt(clock.instant(), Duration.ZERO,
                        new Outcome.Impossible("the event is not kept any more"), null))
                : client.send(shipment.event(), shipment.subscription());
        return attempt.invoke(made -> lanes.end(running, made.outcome().isLoss(), made.outcome().pause()))
                .map(made -> new Ended(claim, made,
                        schedule.decide(claim.attempts() - claim.attemptsBefore(), made.outcome()), running));
    }
}
