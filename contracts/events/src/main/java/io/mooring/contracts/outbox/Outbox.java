package io.mooring.contracts.outbox;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.avro.specific.SpecificRecord;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.EventMessages;
import io.mooring.contracts.event.EventSchemas;
import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/**
 * Events of rule 1: state that lives in PostgreSQL changes in one transaction with its outbox rows. A row is inserted
 * and deleted in that transaction: the write-ahead log keeps the insert for Debezium, the table stays empty.
 */
@ApplicationScoped
public class Outbox {

    private static final int MOST_BYTES = 900_000;

    private final EventSchemas schemas;
    private final EventMessages messages;
    private final OutboxStream stream;

    Outbox(EventSchemas schemas, EventMessages messages, OutboxStream stream) {
        this.schemas = schemas;
        this.messages = messages;
        this.stream = stream;
    }

    /**
     * Adds events to the caller's transaction; they reach Kafka after its commit, in this order per key.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem (as failure) 413 when an event is over 900,000 bytes
     * @throws EventsUnavailable (as failure) when nobody reads the outbox yet or a schema is not registered
     */
    public Uni<Void> append(Mutiny.Session session, Event... events) {
        return append(session, Arrays.asList(events));
    }

    /** See {@link #append(Mutiny.Session, Event...)}. Of a long list only some megabytes are encoded at a time. */
    public Uni<Void> append(Mutiny.Session session, List<Event> events) {
        return stream.isOpen().invoke(Outbox::requireOpen).chain(session::flush)
                .chain(() -> write(session, events.iterator()));
    }

    private Uni<Void> write(Mutiny.Session session, Iterator<Event> events) {
        OutboxRows rows = rows(events);
        Uni<Void> written = rows.isEmpty() ? Uni.createFrom().voidItem() : rows.write(session);
        return events.hasNext() ? written.chain(() -> write(session, events)) : written;
    }

    private OutboxRows rows(Iterator<Event> events) {
        OutboxRows rows = new OutboxRows(messages.source(), messages.now(), EventMessages.traceparent());
        while (events.hasNext() && !rows.isFull()) {
            Event event = events.next();
            SpecificRecord payload = event.payload();
            rows.add(event, payload == null ? null : encoded(payload));
        }
        return rows;
    }

    private static void requireOpen(boolean open) {
        if (!open) {
            throw new EventsUnavailable("the outbox connector has not started yet");
        }
    }

    /** A record the broker refuses would stop the connector, and with it everybody's events. */
    private byte[] encoded(SpecificRecord payload) {
        byte[] bytes = schemas.encode(payload);
        if (bytes.length > MOST_BYTES) {
            throw GeneralError.TOO_LARGE.because("what is to be stored makes an event of " + bytes.length
                    + " bytes, at most " + MOST_BYTES + " are possible: shorten descriptions and schemas");
        }
        return bytes;
    }
}
