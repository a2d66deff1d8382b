package io.mooring.contracts.provider.webhook;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A question a provider asks before it trusts an address, and the answer it wants.
 *
 * <p>Holes of the answer: a {@link Locator} in braces; after <code>hmac-hex:</code> or <code>hmac-base64:</code> its
 * keyed hash (SHA-256) by the endpoint's secret. In JSON what is filled in is escaped.
 *
 * @param method of the question
 * @param when what the question has, <code>*</code> for anything; <code>{endpoint}</code> is the endpoint's id
 * @param signed whether it must prove where it comes from, as events do
 * @param answer what is said
 * @param headers of the answer, templates as well
 * @param confirm where an address stands that must be called to confirm
 * @param allowed pattern of the whole address
 * @param keeps where the provider names the secret it will sign with; asked and answered once, while there is none
 */
public record Handshake(String method, Map<Locator, String> when, boolean signed, Answer answer,
        Map<String, String> headers, @Nullable Locator confirm, @Nullable String allowed,
        @Nullable Locator keeps) {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST");

    /**
     * What is said to a provider.
     *
     * @param status HTTP status
     * @param type of the body; absent: there is none
     * @param body a template
     */
    public record Answer(int status, @Nullable String type, @Nullable String body) {

        public Answer {
            if (status < 200 || status > 299 || (type == null) != (body == null)) {
                throw new IllegalArgumentException("an answer succeeds, and its body has a type");
            }
        }
    }

    public Handshake {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(method + " asks nothing");
        }
        when = when == null ? Map.of() : Map.copyOf(when);
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        if ((confirm == null) != (allowed == null)) {
            throw new IllegalArgumentException("an address to confirm needs what is allowed");
        }
        if (keeps != null && signed) {
            throw new IllegalArgumentException("nobody can sign with a secret that is yet to be named");
        }
        if (method.equals("POST") && when.isEmpty()) {
            throw new IllegalArgumentException("every event would be a question");
        }
    }
}
