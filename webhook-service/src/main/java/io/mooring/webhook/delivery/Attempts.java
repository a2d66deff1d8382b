package io.mooring.webhook.delivery;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.contracts.event.EventsUnavailable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** One attempt from claim to outcome. A crash anywhere in between leaves the claim's lease to run out. */
@ApplicationScoped
class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Shipping shipping;
    private final Outcomes outcomes;
    private final Duration patience;

    Attempts(Shipping shipping, Outcomes outcomes, DeliveryConfig config) {
        this.shipping = shipping;
        this.outcomes = outcomes;
        this.patience = config.recoverAfter();
    }

    /** Makes the attempt and writes down what came of it. */
    Uni<Void> make(Claim claim) {
        return shipping.ship(claim).chain(attempt -> record(claim, attempt))
                .onFailure(Attempts::passes).recoverWithItem(failure -> leave(claim, failure));
    }

    /** What was sent can't be taken back: as long as the lease holds, a blink of the database must not repeat it. */
    private Uni<Void> record(Claim claim, Attempt attempt) {
        return outcomes.record(claim, attempt).onFailure(Attempts::passes).retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE).expireIn(patience.toMillis());
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof HttpProblem || failure instanceof EventsUnavailable;
    }

    private static Void leave(Claim claim, Throwable failure) {
        LOG.warnf("attempt %d of %s has no outcome: %s", claim.attempts(), claim.delivery(), failure.getMessage());
        return null;
    }
}
