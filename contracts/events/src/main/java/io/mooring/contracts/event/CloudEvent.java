package io.mooring.contracts.event;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The CloudEvents attributes of a record (Kafka binding 1.0.2, binary mode), as text.
 *
 * @param id {@code ce_id}; the same id is the same event, however often it arrives
 * @param type {@code ce_type}, the topic name
 * @param source {@code ce_source}, the service that emitted it
 * @param time {@code ce_time}, RFC 3339
 * @param tenant {@code ce_tenant}
 */
public record CloudEvent(String id, String type, String source, String time, String tenant) {

    /**
     * Reads the headers of a record.
     *
     * @throws IllegalArgumentException when one is missing: the record was not made by Mooring
     */
    public static CloudEvent of(ConsumerRecord<?, ?> received) {
        return of(received.topic(), received.headers());
    }

    /** The same, for a record that is one of a batch. */
    public static CloudEvent of(String topic, Headers headers) {
        return new CloudEvent(require(topic, headers, "ce_id"), require(topic, headers, "ce_type"),
                require(topic, headers, "ce_source"), require(topic, headers, "ce_time"),
                require(topic, headers, "ce_tenant"));
    }

    private static String require(String topic, Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("record of " + topic + " has no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
