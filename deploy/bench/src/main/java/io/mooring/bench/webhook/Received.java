package io.mooring.bench.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.mooring.bench.Stack;

/** The topic of accepted webhooks. */
final class Received implements AutoCloseable {

    private static final String TOPIC = "webhook.received";
    private static final String GROUP = "webhook-service";
    private static final Duration LONGEST_READ = Duration.ofSeconds(30);

    private final String brokers;
    private final Admin admin;

    Received(Stack stack) {
        brokers = stack.brokers();
        admin = Admin.create(Map.of("bootstrap.servers", brokers));
    }

    int partitions() throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC).partitions().size();
    }

    /** How many the service has not taken into its database yet. */
    long waiting() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata().get();
        long waiting = 0;
        for (Map.Entry<TopicPartition, Long> end : ends().entrySet()) {
            OffsetAndMetadata done = taken.get(end.getKey());
            waiting += end.getValue() - (done == null ? 0 : done.offset());
        }
        return waiting;
    }

    /** Until the database has all that was accepted so far. @return whether it has, within that time */
    boolean awaitStored(Duration longest) throws ExecutionException, InterruptedException {
        Instant limit = Instant.now().plus(longest);
        while (waiting() > 0) {
            if (Instant.now().isAfter(limit)) {
                return false;
            }
            Thread.sleep(250);
        }
        return true;
    }

    /** Bytes of a record with its key and headers: one of the latest. */
    int recordSize() throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = new HashMap<>(ends());
            ends.values().removeIf(end -> end == 0);
            consumer.assign(ends.keySet());
            ends.forEach((partition, end) -> consumer.seek(partition, end - 1));
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(LONGEST_READ)) {
                return record.serializedKeySize() + record.serializedValueSize() + headerBytes(record);
            }
        }
        throw new IllegalStateException("no record in " + TOPIC);
    }

    private static int headerBytes(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .mapToInt(header -> header.key().length() + header.value().length).sum();
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC)
                .partitions().stream().map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    @Override
    public void close() {
        admin.close();
    }
}
