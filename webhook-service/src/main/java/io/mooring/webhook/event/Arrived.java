package io.mooring.webhook.event;

import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.CloudEvent;
import io.mooring.contracts.event.webhook.WebhookReceived;

/**
 * An event as it comes from Kafka.
 *
 * @param id {@code ce_id}
 * @param meaning what it is about
 * @param replay that asked for it; null when its provider sent it
 */
public record Arrived(String id, String tenant, WebhookReceived received, Meaning meaning, @Nullable Replay replay) {

    /** Reads a record. */
    public static Arrived of(ConsumerRecord<String, WebhookReceived> received) {
        CloudEvent event = CloudEvent.of(received);
        return new Arrived(event.id(), event.tenant(), received.value(), Meaning.plain(received.value()),
                Replay.find(received.headers()));
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
