package io.mooring.scenario.stack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning to where it ends now, in no consumer group. */
public final class Topic {

    private static final Duration LIMIT = Stack.SOON;
    /** The end waits for the last fetch, which asks for what comes after the end: 500 unless told otherwise. */
    private static final int FETCH_MILLIS = 20;

    private Topic() {}

    /** The records of one tenant, in the order of each partition. */
    public static List<Fact> read(Stack stack, String topic, String tenant) {
        return read(stack, topic, received -> tenant.equals(headers(received).get("ce_tenant")));
    }

    /** All records. */
    public static List<Fact> read(Stack stack, String topic) {
        return read(stack, topic, received -> true);
    }

    private static List<Fact> read(Stack stack, String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Schemas schemas = new Schemas(stack);
        List<Fact> facts = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer(stack)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Instant limit = Instant.now().plus(LIMIT);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (Instant.now().isAfter(limit)) {
                    throw new AssertionError("could not read " + topic + " to its end within " + LIMIT);
                }
                for (ConsumerRecord<String, byte[]> received : consumer.poll(Duration.ofMillis(200))) {
                    if (wanted.test(received)) {
                        facts.add(new Fact(topic, received.key(), headers(received), schemas.decode(received.value())));
                    }
                }
            }
        }
        return facts;
    }

    private static KafkaConsumer<String, byte[]> consumer(Stack stack) {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.broker(),
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) Stack.SOON.toMillis(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MILLIS),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> received) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : received.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
