package io.mooring.webhook;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.mooring.contracts.event.EmittedEvents;
import io.mooring.contracts.event.webhook.PublicationState;
import io.mooring.contracts.event.webhook.WebhookDelivered;
import io.mooring.contracts.event.webhook.WebhookDispatched;
import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.contracts.event.webhook.WebhookSubscriptionDisabled;
import io.mooring.contracts.event.webhook.WebhookSubscriptionFailing;
import io.mooring.contracts.event.webhook.WebhookUndeliverable;

/** The events this service emits; their schemas are registered at start. */
final class Emits {

    @Produces
    @Singleton
    EmittedEvents events() {
        return EmittedEvents.of(PublicationState.getClassSchema(), WebhookDelivered.getClassSchema(),
                WebhookDispatched.getClassSchema(),
                WebhookReceived.getClassSchema(), WebhookSubscriptionDisabled.getClassSchema(),
                WebhookSubscriptionFailing.getClassSchema(), WebhookUndeliverable.getClassSchema());
    }
}
