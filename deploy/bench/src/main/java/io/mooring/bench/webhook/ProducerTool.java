package io.mooring.bench.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

import io.mooring.bench.Stack;

/**
 * Kafka's own {@code kafka-producer-perf-test}: as many records as the broker takes from one producer that waits for none
 * of them, in batches.
 */
final class ProducerTool {

    private static final String TOPIC = "bench.producer";
    private static final int RECORDS = 500_000;
    private static final Pattern PER_SECOND = Pattern.compile("^" + RECORDS + " records sent, ([0-9.]+) records/sec.*");

    private ProducerTool() {}

    /** @return records a second, each acknowledged by all replicas */
    static double run(Stack stack, int partitions, int recordSize)
            throws IOException, InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.brokers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, partitions, (short) 1))).all().get();
            try {
                return run(stack, recordSize);
            } finally {
                admin.deleteTopics(List.of(TOPIC)).all().get();
            }
        }
    }

    private static double run(Stack stack, int recordSize) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx512m", "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider", "-cp",
                System.getProperty("java.class.path"),
                "org.apache.kafka.tools.ProducerPerformance", "--topic", TOPIC, "--num-records",
                String.valueOf(RECORDS), "--record-size", String.valueOf(recordSize), "--throughput", "-1",
                "--producer-props", "bootstrap.servers=" + stack.brokers(), "acks=all")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IOException("the tool ended with " + tool.exitValue() + ": " + said);
        }
        String last = said.lines().filter(line -> PER_SECOND.matcher(line).matches()).findFirst()
                .orElseThrow(() -> new IOException("no figure in " + said));
        System.out.println("Kafka's producer tool, acks=all: " + last);
        Matcher found = PER_SECOND.matcher(last);
        found.matches();
        return Double.parseDouble(found.group(1));
    }
}
