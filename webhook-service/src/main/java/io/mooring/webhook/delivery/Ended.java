package io.mooring.webhook.delivery;

import io.mooring.webhook.lane.Running;
import io.mooring.webhook.retry.Outcome;
import io.mooring.webhook.retry.Verdict;
import io.mooring.webhook.sending.Attempt;
import io.mooring.webhook.standing.Result;

/**
 * An attempt that is over, before it is written down.
 *
 * @param verdict what is to be done now
 * @param running the place it holds until then
 */
record Ended(Claim claim, Attempt attempt, Verdict verdict, Running running) {

    DeliveryStatus status() {
        return switch (verdict) {
            case Verdict.Delivered delivered -> DeliveryStatus.DELIVERED;
            case Verdict.Again again -> DeliveryStatus.PENDING;
            case Verdict.GivenUp givenUp -> DeliveryStatus.UNDELIVERABLE;
        };
    }

    /** Whether others that wait for this delivery go on. */
    boolean isFinal() {
        return status() != DeliveryStatus.PENDING;
    }

    /** Whether it says anything about the subscriber. */
    boolean isResult() {
        return !(attempt.outcome() instanceof Outcome.Impossible);
    }

    Result result() {
        return switch (verdict) {
            case Verdict.Delivered delivered -> new Result(claim.subscription(), null, false);
            case Verdict.Again again -> new Result(claim.subscription(), again.reason(), false);
            case Verdict.GivenUp givenUp -> new Result(claim.subscription(), givenUp.reason(), givenUp.gone());
        };
    }
}
