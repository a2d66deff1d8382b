package io.mooring.webhook.dispatch;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.contracts.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;

/** Takes received webhooks in. */
@ApplicationScoped
public class ReceivedConsumer {

    /** Address inside the process: deliveries were written, have a look. Only a hint, so it may get lost. */
    public static final String DUE = "webhook.delivery.due";

    private final Inbox inbox;
    private final Dispatcher dispatcher;
    private final EventBus bus;

    ReceivedConsumer(Inbox inbox, Dispatcher dispatcher, EventBus bus) {
        this.inbox = inbox;
        this.dispatcher = dispatcher;
        this.bus = bus;
    }

    @Incoming(Topics.WEBHOOK_RECEIVED)
    Uni<Void> take(ConsumerRecord<String, WebhookReceived> received) {
        return inbox.once(received, (session, event) -> dispatcher.dispatch(session, event, received.value()))
                .invoke(() -> bus.send(DUE, DUE));
    }
}
