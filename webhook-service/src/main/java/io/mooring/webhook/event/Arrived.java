package io.mooring.webhook.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.CloudEvent;
import io.mooring.contracts.event.webhook.WebhookReceived;

/**
 * An event as it comes from Kafka.
 *
 * @param id {@code ce_id}
 * @param meaning what it is about
 * @param replay id of the replay it comes from; null when its provider sent it
 */
public record Arrived(String id, String tenant, WebhookReceived received, Meaning meaning, @Nullable String replay) {

    /** Header of a record that is sent again: the id of the replay. */
    public static final String REPLAY = "mooring_replay";

    /** Reads a record. */
    public static Arrived of(ConsumerRecord<String, WebhookReceived> received) {
        CloudEvent event = CloudEvent.of(received);
        Header replay = received.headers().lastHeader(REPLAY);
        return new Arrived(event.id(), event.tenant(), received.value(), Meaning.plain(received.value()),
                replay == null ? null : new String(replay.value(), StandardCharsets.UTF_8));
    }

    /** The same event, understood. */
    public Arrived meaning(Meaning understood) {
        return new Arrived(id, tenant, received, understood, replay);
    }

    /** When it was accepted the first time; the same in every replay, and what the row says. */
    public Instant receivedAt() {
        return received.getReceivedAt();
    }
}
