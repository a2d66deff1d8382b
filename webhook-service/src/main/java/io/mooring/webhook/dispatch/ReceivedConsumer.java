package io.mooring.webhook.dispatch;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.contracts.outbox.BatchInbox;
import io.mooring.webhook.mapping.Understood;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.vertx.core.eventbus.EventBus;

/** Takes received webhooks in, many of a tenant in one transaction: kept, and dispatched when they are new. */
@ApplicationScoped
public class ReceivedConsumer {

    private final BatchInbox inbox;
    private final Arrivals arrivals;
    private final Redrive redrive;
    private final Dispatcher dispatcher;
    private final Expected expected;
    private final EventBus bus;

    ReceivedConsumer(BatchInbox inbox, Arrivals arrivals, Redrive redrive, Dispatcher dispatcher, Expected expected,
            EventBus bus) {
        this.inbox = inbox;
        this.arrivals = arrivals;
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
        return arrivals.keep(session, tenant, records)
                .call(fresh -> redrive.apply(session, tenant, fresh.stream().map(Understood::arrived).toList()))
                .chain(fresh -> dispatcher.dispatch(session, tenant, fresh))
                .invoke(() -> bus.publish(Stored.ADDRESS, tenant));
    }
}
