package io.mooring.contracts.provider.webhook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.webhook.SignatureScheme.Kind;

/**
 * How events of a provider arrive.
 *
 * @param schemes how they prove where they come from: an endpoint has one of them, the first unless it asks for another
 * @param deliveryId where the id of a delivery stands that is the same when the provider repeats it; several are tried in
 *            turn, ones with a plus count together; none: content decides
 * @param eventType where the provider's name of the event stands, tried in turn
 * @param formField where a form-encoded body keeps its JSON; absent when bodies are never forms
 * @param keptHeaders headers that stay with the event, in lower case; never one that proves something
 * @param handshakes questions it asks beside its events
 * @param answer what it wants to hear when an event was accepted; absent: any 2xx
 */
public record WebhookFacts(List<SignatureScheme> schemes, List<String> deliveryId, List<String> eventType,
        @Nullable String formField, List<String> keptHeaders, List<Handshake> handshakes,
        Handshake.@Nullable Answer answer) {

    public WebhookFacts {
        if (schemes == null || schemes.isEmpty() || eventType == null || eventType.isEmpty()) {
            throw new IllegalArgumentException("webhooks need a scheme and a name");
        }
        schemes = List.copyOf(schemes);
        eventType = List.copyOf(eventType);
        deliveryId = deliveryId == null ? List.of() : List.copyOf(deliveryId);
        keptHeaders = keptHeaders == null ? List.of() : List.copyOf(keptHeaders);
        handshakes = handshakes == null ? List.of() : List.copyOf(handshakes);
        deliveryId.forEach(Locator::together);
        eventType.forEach(Locator::together);
        for (SignatureScheme scheme : schemes) {
            if (holds(keptHeaders, scheme.signature())) {
                throw new IllegalArgumentException("the signature header must not stay with the event");
            }
        }
    }

    private static boolean holds(List<String> names, SignaturePlace place) {
        return place.from().stream().map(Locator::name).anyMatch(proof -> names.stream()
                .anyMatch(proof::equalsIgnoreCase));
    }

    /** What is known of a provider that signs nothing: its events are taken by the secret in the address. */
    public static final WebhookFacts UNSIGNED = new WebhookFacts(
            List.of(new SignatureScheme("unverified", Kind.ADDRESS, SignaturePlace.at("path:secret"), null, null, null,
                    null, KeyFacts.TEXT, Map.of(), null, Map.of())),
            List.of(),
            List.of("body:type", "body:event", "body:event_type", "body:eventType", "constant:event"), null, List.of(),
            List.of(), null);

    /** Whether a provider can name the secret itself, in a question. */
    public boolean namesSecret() {
        return handshakes.stream().anyMatch(handshake -> handshake.keeps() != null);
    }

    /** A scheme by its name. */
    public Optional<SignatureScheme> findScheme(String name) {
        return schemes.stream().filter(scheme -> scheme.name().equals(name)).findFirst();
    }

    /**
     * From their JSON.
     *
     * @throws JsonMappingException when it does not fit; its path says where
     */
    public static WebhookFacts read(JsonNode described) throws JsonMappingException {
        return WebhookFiles.read(described);
    }

    /**
     * Those of a shipped provider; none when its events are not described.
     *
     * @throws java.io.UncheckedIOException when its file does not fit: the build is broken
     */
    public static Optional<WebhookFacts> shipped(String id) {
        return WebhookFiles.find(id);
    }
}
