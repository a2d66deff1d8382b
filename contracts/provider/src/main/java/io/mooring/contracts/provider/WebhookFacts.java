package io.mooring.contracts.provider;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How events of a provider arrive.
 *
 * @param signature how they prove where they come from
 * @param deliveryIdHeader header with the id of a delivery, the same when the provider repeats it; absent: content decides
 * @param eventTypeHeader header with the provider's name of the event
 * @param formField where a form-encoded body keeps its JSON; absent when bodies are never forms
 * @param keptHeaders headers that stay with the event, in lower case; never one that proves something
 */
public record WebhookFacts(SignatureScheme signature, @Nullable String deliveryIdHeader,
        String eventTypeHeader, @Nullable String formField, List<String> keptHeaders) {

    public WebhookFacts {
        keptHeaders = List.copyOf(keptHeaders);
        if (keptHeaders.stream().anyMatch(signature.header()::equalsIgnoreCase)) {
            throw new IllegalArgumentException("the signature header must not stay with the event");
        }
    }
}
