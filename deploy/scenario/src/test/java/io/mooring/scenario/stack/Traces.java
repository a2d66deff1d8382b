package io.mooring.scenario.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks for secrets where none may be: every log, every byte of every Kafka record, every row of every database. Each is
 * looked for as it is, URL-encoded, in hex and in base64, whatever stands before and after it.
 */
public final class Traces {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Stack stack;
    /** Form to the name of its secret. */
    private final Map<String, String> forms;

    /** Of these secrets, by name; each at least 16 characters, so that nothing else looks like it. */
    public Traces(Stack stack, Map<String, String> secrets) {
        this.stack = stack;
        this.forms = secrets.entrySet().stream()
                .flatMap(secret -> forms(secret.getValue()).stream().map(form -> Map.entry(form, secret.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    /** Where which secret is: empty when nowhere. */
    public Set<String> find() {
        Set<String> found = new TreeSet<>(inLogs());
        found.addAll(inTopics());
        found.addAll(inDatabases());
        return found;
    }

    /** In the logs of all parts. */
    public Set<String> inLogs() {
        try (Stream<Path> files = Files.walk(stack.home().resolve("log"))) {
            Set<String> found = new TreeSet<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                    lines.forEach(line -> look("log " + file.getFileName(), line, found));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In keys, values and headers of all records of all topics, Kafka's and Debezium's own included. */
    public Set<String> inTopics() {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.broker());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.EXCLUDE_INTERNAL_TOPICS_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream().flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions));
        }
    }

    private Set<String> read(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Set<String> found = new TreeSet<>();
        Instant limit = Instant.now().plus(LIMIT);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("could not read all topics within " + LIMIT);
            }
            for (ConsumerRecord<byte[], byte[]> received : consumer.poll(Duration.ofMillis(200))) {
                String where = "topic " + received.topic();
                look(where, text(received.key()), found);
                look(where, text(received.value()), found);
                for (Header header : received.headers()) {
                    look(where, header.key() + " " + text(header.value()), found);
                }
            }
        }
        return found;
    }

    /** In every row of every table. */
    public Set<String> inDatabases() {
        Set<String> found = new TreeSet<>();
        for (String database : Database.names(stack)) {
            new Database(stack, database).dump()
                    .forEach((table, rows) -> rows.forEach(row -> look("table " + table, row, found)));
        }
        return found;
    }

    private void look(String where, String text, Set<String> found) {
        forms.forEach((form, name) -> {
            if (text.contains(form)) {
                found.add(where + " has " + name);
            }
        });
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(text(bytes), URLEncoder.encode(secret, StandardCharsets.UTF_8),
                HexFormat.of().formatHex(bytes)));
        for (int before = 0; before < 3; before++) {
            forms.add(inner(bytes, before));
            forms.add(inner(bytes, before).replace('+', '-').replace('/', '_'));
        }
        return forms;
    }

    /** The part of a base64 text that does not depend on what stands around the secret. */
    private static String inner(byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return encoded.substring(before == 0 ? 0 : before + 1, shifted.length * 8 / 6);
    }
}
