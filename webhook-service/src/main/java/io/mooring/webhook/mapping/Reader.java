package io.mooring.webhook.mapping;

import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.event.Received;
import io.mooring.contracts.provider.event.TypedEvent;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.EventType;

/** Lets the code of providers read what arrived. What does not fit is known by its name, and counted. */
@ApplicationScoped
class Reader {

    private final Providers providers;
    private final MeterRegistry meters;

    Reader(Providers providers, MeterRegistry meters) {
        this.providers = providers;
        this.meters = meters;
    }

    TypedEvent read(WebhookReceived received) {
        String provider = received.getProvider();
        String name = received.getEventType().substring(
                Math.min(provider.length() + 1, received.getEventType().length()));
        String formField = providers.findWebhook(provider).map(WebhookFacts::formField).orElse(null);
        return providers
                .typed(provider, new Received(name,
                        Content.of(received.getContentType(), received.getBody(), formField)))
                .filter(event -> EventType.isName(event.name())).orElseGet(() -> misfit(provider, name));
    }

    private TypedEvent misfit(String provider, String name) {
        meters.counter("mooring.webhook.misfit", "provider", provider).increment();
        return TypedEvent.of(name);
    }

    /** Its own id, and that of the provider that describes its webhooks. */
    Set<String> kin(String provider) {
        Set<String> kin = new LinkedHashSet<>(Set.of(provider));
        providers.find(provider).map(IntegrationProvider::facts).map(facts -> facts.webhookScheme())
                .ifPresent(kin::add);
        return kin;
    }
}
