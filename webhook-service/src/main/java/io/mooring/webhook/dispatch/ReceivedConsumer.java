package io.mooring.webhook.dispatch;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.contracts.outbox.BatchInbox;
import io.mooring.webhook.event.Arrived;
import io.mooring.webhook.event.EventStore;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.vertx.core.eventbus.EventBus;

/** Takes received webhooks in, many of a tenant in one transaction: kept, and dispatched when they are new. */
@ApplicationScoped
class ReceivedConsumer {

    private final BatchInbox inbox;
    private final EventStore events;
    private final Redrive redrive;
    private final Dispatcher dispatcher;
    private final Expected expected;
    private final EventBus bus;

    ReceivedConsumer(BatchInbox inbox, EventStore events, Redrive redrive, Dispatcher dispatcher, Expected expected,
            EventBus bus) {
        this.inbox = inbox;
        this.events = events;
        this.redrive = redrive;
        this.dispatcher = dispatcher;
        this.expected = expected;
        this.bus = bus;
    }

    @Incoming(Topics.WEBHOOK_RECEIVED)
    Uni<Void> take(KafkaRecordBatch<String, WebhookReceived> received) {
        return inbox.takeRecords(received, this::record).invoke(() -> bus.send(Due.ADDRESS, expected.take()));
    }

    private Uni<Void> record(Mutiny.Session session, String tenant,
            List<ConsumerRecord<String, WebhookReceived>> records) {
        return events.record(session, tenant, records.stream().map(Arrived::of).toList())
                .call(fresh -> redrive.apply(session, tenant, fresh))
                .chain(fresh -> dispatcher.dispatch(session, tenant, fresh));
    }
}
