package io.mooring.contracts.outbox;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** One event on its way to Kafka; lives only inside its transaction, Debezium reads it from the write-ahead log. */
@Entity
@Table(name = "outbox", schema = "app")
class OutboxRow {

    @Id
    UUID id;

    String topic;

    String key;

    byte @Nullable [] payload;

    String type;

    String source;

    /** Text, because the router copies it into a header as it is. */
    @Column(name = "time")
    String time;

    String tenant;

    @Nullable
    String traceparent;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected OutboxRow() {}

    OutboxRow(UUID id, String topic, String key, byte @Nullable [] payload, String source, String time, String tenant) {
        this.id = id;
        this.topic = topic;
        this.key = key;
        this.payload = payload;
        this.type = topic;
        this.source = source;
        this.time = time;
        this.tenant = tenant;
    }
}
