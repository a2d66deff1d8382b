package io.mooring.contracts.outbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;

/** Batches as the messaging library hands them out; what becomes of their records is noted. A value is {@code text@version}. */
final class Batches {

    static final String TOPIC = "state.thing";

    final List<Long> acknowledged = new ArrayList<>();
    final Map<Long, String> parked = new LinkedHashMap<>();
    int parkingFails;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    Batches with(String key, @Nullable String value) {
        return with(key, value, "ce_id", "1", "ce_type", TOPIC, "ce_source", "/test", "ce_time", "now", "ce_tenant",
                key.substring(0, key.indexOf('/')));
    }

    Batches with(String key, @Nullable String value, String... headers) {
        RecordHeaders all = new RecordHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        records.add(new ConsumerRecord<>(TOPIC, 0, records.size(), 0, TimestampType.CREATE_TIME, key.length(),
                value == null ? -1 : value.length(), key, value, all, Optional.empty()));
        return this;
    }

    IncomingKafkaRecordBatch<String, String> batch() {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        return new IncomingKafkaRecordBatch<>(new ConsumerRecords<>(Map.of(partition, records), Map.of()), TOPIC, 0,
                new Acknowledgments(), new DeadLetters(), false, false);
    }

    private final class Acknowledgments implements KafkaCommitHandler {

        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
            acknowledged.add(record.getOffset());
            return Uni.createFrom().voidItem();
        }
    }

    private final class DeadLetters implements KafkaFailureHandler {

        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason,
                @Nullable Metadata metadata) {
            if (parkingFails-- > 0) {
                return Uni.createFrom().failure(new IllegalStateException("the broker is away"));
            }
            parked.put(record.getOffset(), reason.getMessage());
            return Uni.createFrom().voidItem();
        }
    }
}
