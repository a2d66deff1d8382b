package io.mooring.scenario.party;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPOutputStream;

import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.executor.ToolsDiscovered;
import io.mooring.scenario.stack.Stack;

/** Somebody who asked upstreams what they offer, and says it as the executor will: on the topic, gzip, in parts. */
public final class Asker implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String tenant;
    private final int schema;
    private final KafkaProducer<String, byte[]> producer;

    public Asker(Stack stack, String tenant) {
        this.tenant = tenant;
        this.schema = register(stack.url("registry"));
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.broker(), ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * What was asked.
     *
     * @param version rises with each answer of the connection
     */
    public record Question(String connection, String integration, String kind, long configRevision, long version) {}

    /** Says an answer in so many parts. */
    public void say(Question question, String answer, int parts) {
        byte[] packed = pack(answer);
        String discovery = UUID.randomUUID().toString();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) packed.length * part / parts);
            int to = (int) ((long) packed.length * (part + 1) / parts);
            sayPart(question, discovery, part, parts, Arrays.copyOfRange(packed, from, to));
        }
    }

    /** Says one part, whatever it holds. */
    public void sayPart(Question question, String discovery, int part, int parts, byte[] content) {
        ToolsDiscovered event = ToolsDiscovered.newBuilder().setTenant(tenant).setConnection(question.connection())
                .setIntegration(question.integration()).setKind(question.kind()).setDiscovery(discovery).setPart(part)
                .setParts(parts).setContent(ByteBuffer.wrap(content)).setConfigRevision(question.configRevision())
                .setVersion(question.version()).build();
        ProducerRecord<String, byte[]> told = new ProducerRecord<>(Topics.CONNECTION_TOOLS_DISCOVERED,
                tenant + "/" + question.connection(), encode(event));
        Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", Topics.CONNECTION_TOOLS_DISCOVERED, "ce_source",
                "/mooring/tool-executor-service", "ce_time", Instant.now().toString(), "ce_tenant", tenant)
                .forEach((name, value) -> told.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(told).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused a part", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a part was sent", e);
        }
    }

    /** Confluent wire format. */
    private byte[] encode(ToolsDiscovered event) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(schema).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<>(ToolsDiscovered.class).write(event, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pack(String answer) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
                packed.write(answer.getBytes(StandardCharsets.UTF_8));
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int register(URI registry) {
        String body = JSON.createObjectNode().put("schema", ToolsDiscovered.getClassSchema().toString()).toString();
        HttpRequest request = HttpRequest
                .newBuilder(registry.resolve("/apis/ccompat/v7/subjects/" + Topics.CONNECTION_TOOLS_DISCOVERED
                        + "-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json").POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return JSON.readTree(response.body()).required("id").intValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a schema was registered", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
