package io.mooring.webhook.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.EventMessages;
import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.event.webhook.WebhookReceived;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/** Puts verified webhooks into Kafka; the only class that does. */
@ApplicationScoped
public class Intake {

    private final MutinyEmitter<byte[]> kafka;
    private final EventMessages messages;
    private final Duration patience;

    /** The buffer has no bound of its own because the {@link Gate} has one. */
    Intake(@Channel("webhook-received-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> kafka,
            EventMessages messages, IntakeConfig config) {
        this.kafka = kafka;
        this.messages = messages;
        this.patience = config.acknowledgeWithin();
    }

    /** Completes when all in-sync replicas have the event; any failure is 503, and the provider should repeat it. */
    Uni<Void> record(String id, WebhookReceived received) {
        return send(messages.of(Event.of(received.getTenant(), received.getEndpoint(), received), id));
    }

    /**
     * The same for an event that was recorded before, under the same id and key.
     *
     * @param header says why; a name, and its value
     */
    public Uni<Void> repeat(String id, WebhookReceived received, String header, String value) {
        Message<byte[]> message = messages.of(Event.of(received.getTenant(), received.getEndpoint(), received), id);
        message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow().getHeaders().add(header,
                value.getBytes(StandardCharsets.UTF_8));
        return send(message);
    }

    private Uni<Void> send(Message<byte[]> message) {
        return kafka.sendMessage(message).ifNoItem().after(patience)
                .failWith(() -> new EventsUnavailable("Kafka did not acknowledge within " + patience))
                .onFailure().transform(failure -> new EventsUnavailable("Kafka did not take a webhook", failure));
    }
}
