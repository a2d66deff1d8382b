package io.mooring.contracts.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;

/**
 * How a consumer takes records in that come by the thousand: as the broker hands them out, many in one transaction of
 * their tenant. The promises are those of {@link Inbox#idempotent}: what is away is waited for, and a record that can't be
 * taken in goes to {@code <topic>.dlq} with its reason, alone: portions that fail are halved until it is found. Offsets are
 * committed only when the whole batch is done; after a crash it comes again.
 */
@ApplicationScoped
public class BatchInbox {

    private static final Logger LOG = Logger.getLogger(BatchInbox.class);

    private final Transactions transactions;

    BatchInbox(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Writes what state records of one tenant come to; doing it twice has the effect of once. */
    @FunctionalInterface
    public interface StateWriter<V> {

        Uni<Void> write(Mutiny.Session session, String tenant, StateChanges<V> changes);
    }

    /** Writes events of one tenant, in the order they came; doing it twice has the effect of once. */
    @FunctionalInterface
    public interface EventWriter<V> {

        Uni<Void> write(Mutiny.Session session, String tenant, List<V> events);
    }

    /** Like {@link EventWriter}, with keys and headers. */
    @FunctionalInterface
    public interface RecordWriter<V> {

        Uni<Void> write(Mutiny.Session session, String tenant, List<ConsumerRecord<String, V>> records);
    }

    /** Writes records of a portion. */
    private interface Writer<V> {

        Uni<Void> write(Mutiny.Session session, Portion<V> portion);
    }

    /**
     * Takes a batch of state records in and acknowledges it.
     *
     * @param version version of a value; of two values of a key the older one is ignored
     */
    public <V> Uni<Void> takeStates(KafkaRecordBatch<String, V> batch, ToLongFunction<V> version,
            StateWriter<V> writer) {
        return take(batch, (session, portion) -> writer.write(session, portion.tenant(),
                StateChanges.of(portion.records(), version)));
    }

    /** Takes a batch of events in and acknowledges it. */
    public <V> Uni<Void> takeEvents(KafkaRecordBatch<String, V> batch, EventWriter<V> writer) {
        return take(batch, (session, portion) -> writer.write(session, portion.tenant(),
                portion.records().stream().map(ConsumerRecord::value).toList()));
    }

    /** Takes a batch of events in, with their keys and headers, and acknowledges it. */
    public <V> Uni<Void> takeRecords(KafkaRecordBatch<String, V> batch, RecordWriter<V> writer) {
        return take(batch, (session, portion) -> writer.write(session, portion.tenant(), portion.records()));
    }

    private <V> Uni<Void> take(KafkaRecordBatch<String, V> batch, Writer<V> writer) {
        List<Arrival<V>> arrivals = new ArrayList<>();
        List<Rejection<V>> unreadable = new ArrayList<>();
        for (KafkaRecord<String, V> message : batch) {
            try {
                arrivals.add(Arrival.of(message));
            } catch (RuntimeException e) {
                unreadable.add(new Rejection<>(message, e));
            }
        }
        return apply(Portion.of(arrivals), writer)
                .chain(refused -> reject(Stream.concat(unreadable.stream(), refused.stream()).toList()))
                .chain(() -> Uni.createFrom().completionStage(batch::ack));
    }

    /** One after the other; a {@code Multi}, since a chain of hundreds would nest as deep. */
    private <V> Uni<List<Rejection<V>>> apply(List<Portion<V>> portions, Writer<V> writer) {
        return Multi.createFrom().iterable(portions)
                .onItem().transformToUniAndConcatenate(portion -> apply(portion, writer))
                .collect().asList().map(all -> all.stream().flatMap(List::stream).toList());
    }

    private <V> Uni<List<Rejection<V>>> apply(Portion<V> portion, Writer<V> writer) {
        Uni<Void> work = Inbox.waiting(() -> transactions.in(portion.tenant(),
                session -> writer.write(session, portion)));
        return portion.isSingle()
                ? Inbox.again(work).replaceWith(List.<Rejection<V>>of()).onFailure()
                        .recoverWithItem(failure -> List.of(refused(portion, failure)))
                : work.replaceWith(List.<Rejection<V>>of()).onFailure()
                        .recoverWithUni(failure -> apply(portion.halves(), writer));
    }

    private static <V> Rejection<V> refused(Portion<V> single, Throwable failure) {
        return new Rejection<>(single.arrivals().getFirst().message(), failure);
    }

    /** Only when all others are stored: the offset of one that is parked may be committed, with all before it. */
    private static <V> Uni<Void> reject(List<Rejection<V>> rejections) {
        return Multi.createFrom().iterable(rejections)
                .onItem().transformToUniAndConcatenate(BatchInbox::park).collect().last().replaceWithVoid();
    }

    private static <V> Uni<Void> park(Rejection<V> rejection) {
        LOG.warnf("a record of %s is parked: %s", rejection.message().getTopic(), rejection.reason().getMessage());
        return Inbox
                .forever(() -> Uni.createFrom().completionStage(() -> rejection.message().nack(rejection.reason())));
    }
}
