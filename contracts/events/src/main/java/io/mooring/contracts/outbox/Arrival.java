package io.mooring.contracts.outbox;

import static io.smallrye.reactive.messaging.kafka.DeserializationFailureHandler.DESERIALIZATION_FAILURE_DLQ;
import static io.smallrye.reactive.messaging.kafka.DeserializationFailureHandler.DESERIALIZATION_FAILURE_REASON;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import io.mooring.contracts.event.CloudEvent;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;

/**
 * One record of a batch.
 *
 * @param message for sending it to the dead-letter topic alone
 * @param tenant tenant of the event
 */
record Arrival<V>(KafkaRecord<String, V> message, ConsumerRecord<String, V> record, String tenant) {

    /**
     * Reads the headers.
     *
     * @throws SerializationException when its bytes are no event: in a batch it has no value, as a tombstone has none
     * @throws IllegalArgumentException when it was not made by Mooring
     */
    static <V> Arrival<V> of(KafkaRecord<String, V> message) {
        Headers headers = message.getHeaders();
        if (headers.lastHeader(DESERIALIZATION_FAILURE_DLQ) != null) {
            Header reason = headers.lastHeader(DESERIALIZATION_FAILURE_REASON);
            throw new SerializationException(
                    reason == null ? "no event" : new String(reason.value(), StandardCharsets.UTF_8));
        }
        CloudEvent event = CloudEvent.of(message.getTopic(), headers);
        return new Arrival<>(message, record(message), event.tenant());
    }

    @SuppressWarnings("unchecked")
    private static <V> ConsumerRecord<String, V> record(KafkaRecord<String, V> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getRecord();
    }

    int bytes() {
        return Math.max(0, record.serializedValueSize());
    }
}
