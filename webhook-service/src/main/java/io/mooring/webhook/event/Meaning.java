package io.mooring.webhook.event;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.webhook.WebhookReceived;

/**
 * What an event is about, as far as somebody understood it.
 *
 * @param type such as {@code github.push}
 * @param connection id of the connection it concerns
 * @param subject what it happened to, such as {@code issue:octo/crane#7}
 * @param actor who did it
 * @param links a JSON object of URLs for people
 */
public record Meaning(String type, @Nullable String connection, @Nullable String subject, @Nullable String actor,
        @Nullable String links) {

    /** Only what the intake knows. */
    public static Meaning plain(WebhookReceived received) {
        return new Meaning(received.getEventType(), null, null, null, null);
    }
}
