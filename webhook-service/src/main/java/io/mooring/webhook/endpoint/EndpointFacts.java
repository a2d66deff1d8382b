package io.mooring.webhook.endpoint;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.WebhookFacts;

/** How the events of an endpoint arrive. */
@ApplicationScoped
class EndpointFacts {

    private final Providers providers;

    EndpointFacts(Providers providers) {
        this.providers = providers;
    }

    /** Of a registered provider; of one that signs nothing as far as is known, what all of those have in common. */
    private Optional<WebhookFacts> find(String provider) {
        return providers.ids().contains(provider)
                ? Optional.of(providers.findWebhook(provider).orElse(WebhookFacts.UNSIGNED))
                : Optional.empty();
    }

    /** Fails with 404: the provider of an endpoint may be gone. */
    WebhookFacts require(String provider) {
        return find(provider)
                .orElseThrow(() -> GeneralError.NOT_FOUND.because("there is no such provider any more"));
    }

    /** Fails with 404. */
    SignatureScheme requireScheme(EndpointRow row) {
        return require(row.provider).findScheme(row.scheme)
                .orElseThrow(() -> GeneralError.NOT_FOUND.because("there is no such scheme any more"));
    }

    /** Fails with 400. */
    String requireProvider(@Nullable String id) {
        if (id == null || find(id).isEmpty()) {
            throw GeneralError.BAD_REQUEST.at("/provider",
                    "expected one of " + String.join(", ", providers.webhookIds())
                            + ", which sign, or another provider of the catalog");
        }
        return id;
    }

    /** Fails with 400. */
    SignatureScheme requireScheme(String provider, @Nullable String name) {
        WebhookFacts facts = require(provider);
        return name == null
                ? facts.schemes().getFirst()
                : facts.findScheme(name).orElseThrow(() -> GeneralError.BAD_REQUEST.at("/scheme", "expected one of "
                        + String.join(", ", facts.schemes().stream().map(SignatureScheme::name).toList())));
    }
}
