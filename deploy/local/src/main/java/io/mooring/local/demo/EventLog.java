package io.mooring.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Any internal consumer: plain Kafka client, plain Avro, schemas from the registry by the id in the record. */
final class EventLog {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<Integer, Schema> schemas = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String brokers;
    private final URI registry;

    EventLog(String brokers, URI registry) {
        this.brokers = brokers;
        this.registry = registry;
    }

    /** One event as a reader sees it. */
    record Entry(String topic, String id, String tenant, Instant at, GenericRecord payload) {}

    /** Everything the tenant's events say since a moment, in order of time, up to the end of the topics as of now. */
    List<Entry> since(Instant start, String tenant, List<String> topics) throws IOException, InterruptedException {
        List<Entry> entries = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(properties(), new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream().flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> received : consumer.poll(POLL)) {
                    if (received.value() != null && received.timestamp() >= start.toEpochMilli()
                            && tenant.equals(header(received, "ce_tenant"))) {
                        entries.add(entry(received));
                    }
                }
            }
        }
        entries.sort(java.util.Comparator.comparing(Entry::at));
        return entries;
    }

    private Entry entry(ConsumerRecord<String, byte[]> received) throws IOException, InterruptedException {
        ByteBuffer wire = ByteBuffer.wrap(received.value());
        if (wire.get() != 0) {
            throw new DemoFailed("a record of " + received.topic() + " is not in the Confluent wire format");
        }
        Schema schema = schema(wire.getInt());
        GenericRecord payload = new GenericDatumReader<GenericRecord>(schema).read(null,
                DecoderFactory.get().binaryDecoder(received.value(), wire.position(), wire.remaining(), null));
        return new Entry(received.topic(), header(received, "ce_id"), header(received, "ce_tenant"),
                Instant.ofEpochMilli(received.timestamp()), payload);
    }

    private Schema schema(int id) throws IOException, InterruptedException {
        Schema known = schemas.get(id);
        if (known == null) {
            URI address = registry.resolve("/apis/ccompat/v7/schemas/ids/" + id);
            String answer = http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            known = new Schema.Parser().parse(Api.JSON.readTree(answer).required("schema").textValue());
            schemas.put(id, known);
        }
        return known;
    }

    private static String header(ConsumerRecord<?, ?> received, String name) {
        var header = received.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", brokers);
        properties.put("enable.auto.commit", "false");
        return properties;
    }
}
