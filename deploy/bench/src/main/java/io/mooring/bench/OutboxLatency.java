package io.mooring.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** From the commit of an outbox row to its record on Kafka: 200 rows a second through the catalog's connector. */
public final class OutboxLatency {

    private static final String TOPIC = "bench.outbox";
    private static final int PER_SECOND = 200;
    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 6_000;

    private final ConcurrentHashMap<Long, Long> committed = new ConcurrentHashMap<>();
    private final Stack stack = new Stack();

    private OutboxLatency() {}

    public static void main(String[] arguments) throws Exception {
        new OutboxLatency().run();
    }

    private void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        createTopic();
        Thread writer = Thread.ofPlatform().start(this::write);
        Histogram latency = read();
        writer.join();
        System.out.printf("outbox commit -> Kafka at %d rows/s: p50 %.1f ms  p99 %.1f ms  max %.1f ms  (%d rows)%n",
                PER_SECOND, latency.getValueAtPercentile(50) / 1000.0, latency.getValueAtPercentile(99) / 1000.0,
                latency.getMaxValue() / 1000.0, latency.getTotalCount());
    }

    private void createTopic() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(java.util.Map.of("bootstrap.servers", stack.brokers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void write() {
        try (Connection connection = DriverManager.getConnection(stack.jdbc("catalog"), "catalog",
                stack.secret("catalog.password"))) {
            connection.setAutoCommit(false);
            long next = System.nanoTime();
            for (long i = 0; i < WARM_UP + MEASURED; i++) {
                insertAndDelete(connection, i);
                committed.put(i, System.nanoTime());
                next += TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the catalog's database refused the load", e);
        }
    }

    private static void insertAndDelete(Connection connection, long number) throws SQLException {
        UUID id = UUID.randomUUID();
        try (Statement tenant = connection.createStatement()) {
            tenant.execute("select set_config('mooring.tenant', 'bench', true)");
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into app.outbox"
                + " (id, topic, key, payload, type, source, time, tenant) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, TOPIC);
            insert.setString(3, "bench/" + number);
            insert.setBytes(4, ByteBuffer.allocate(256).putLong(number).array());
            insert.setString(5, TOPIC);
            insert.setString(6, "/bench");
            insert.setString(7, Instant.now().toString());
            insert.setString(8, "bench");
            insert.executeUpdate();
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from app.outbox where id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
        }
        connection.commit();
    }

    private Histogram read() {
        Histogram latency = new Histogram(3);
        Properties properties = new Properties();
        properties.put("bootstrap.servers", stack.brokers());
        properties.put("fetch.max.wait.ms", "100");
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            consumer.position(partition);
            long seen = 0;
            while (seen < WARM_UP + MEASURED) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    long now = System.nanoTime();
                    long number = ByteBuffer.wrap(record.value()).getLong();
                    if (number >= WARM_UP) {
                        latency.recordValue(TimeUnit.NANOSECONDS.toMicros(Math.max(0, now - commitOf(number, now))));
                    }
                    seen++;
                }
            }
        }
        return latency;
    }

    /** A record may be seen before the writer has noted its commit: then it took no time worth counting. */
    private long commitOf(long number, long now) {
        return committed.getOrDefault(number, now);
    }
}
