package io.mooring.webhook.event;

import java.time.Instant;

/**
 * An event as deliveries need it.
 *
 * @param id {@code ce_id}
 * @param type such as {@code github.push}
 * @param payload what the provider said
 */
public record StoredEvent(String id, String type, Instant receivedAt, Payload payload) {}
