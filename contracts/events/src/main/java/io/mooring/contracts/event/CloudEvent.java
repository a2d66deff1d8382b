package io.mooring.contracts.event;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

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
        return new CloudEvent(require(received, "ce_id"), require(received, "ce_type"), require(received, "ce_source"),
                require(received, "ce_time"), require(received, "ce_tenant"));
    }

    private static String require(ConsumerRecord<?, ?> received, String name) {
        Header header = received.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("record of " + received.topic() + " has no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
