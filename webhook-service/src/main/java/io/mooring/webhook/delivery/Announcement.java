package io.mooring.webhook.delivery;

import java.util.Optional;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.webhook.WebhookDelivered;
import io.mooring.contracts.event.webhook.WebhookUndeliverable;
import io.mooring.webhook.retry.Verdict;

/** What the end of a delivery is told by. */
final class Announcement {

    private Announcement() {}

    /** Empty when it has not ended. */
    static Optional<Event> of(Ended ended) {
        return switch (ended.verdict()) {
            case Verdict.Delivered delivered -> Optional.of(delivered(ended.claim(), delivered));
            case Verdict.GivenUp givenUp -> Optional.of(undeliverable(ended, givenUp));
            case Verdict.Again again -> Optional.empty();
        };
    }

    private static Event delivered(Claim claim, Verdict.Delivered delivered) {
        return Event.of(claim.tenant(), claim.delivery(), WebhookDelivered.newBuilder().setTenant(claim.tenant())
                .setDelivery(claim.delivery()).setEvent(claim.event()).setSubscription(claim.subscription())
                .setEventType(claim.eventType()).setAttempts(claim.attempts()).setStatus(delivered.status())
                .setVersion(claim.version() + 1).build());
    }

    private static Event undeliverable(Ended ended, Verdict.GivenUp givenUp) {
        Claim claim = ended.claim();
        return Event.of(claim.tenant(), claim.delivery(), WebhookUndeliverable.newBuilder().setTenant(claim.tenant())
                .setDelivery(claim.delivery()).setEvent(claim.event()).setSubscription(claim.subscription())
                .setEventType(claim.eventType()).setAttempts(claim.attempts()).setStatus(ended.attempt().status())
                .setReason(givenUp.reason()).setVersion(claim.version() + 1).build());
    }
}
