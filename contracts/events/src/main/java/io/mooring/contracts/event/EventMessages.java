package io.mooring.contracts.event;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/** Events of rule 2 (facts without a row) as messages for an emitter: same key, headers and bytes as by the outbox. */
@ApplicationScoped
public class EventMessages {

    private final EventSchemas schemas;
    private final Clock clock;
    private final String source;

    EventMessages(EventSchemas schemas, Clock clock, @ConfigProperty(name = "quarkus.application.name") String source) {
        this.schemas = schemas;
        this.clock = clock;
        this.source = source;
    }

    /**
     * A message whose acknowledgement means that all in-sync replicas have it.
     *
     * @param id {@code ce_id}; repeat it for a repeat of the same fact
     * @throws EventsUnavailable when its schema is not registered yet
     */
    public Message<byte[]> of(Event event, String id) {
        Headers headers = new RecordHeaders();
        add(headers, "ce_id", id);
        add(headers, "ce_type", event.topic());
        add(headers, "ce_source", source());
        add(headers, "ce_time", now());
        add(headers, "ce_tenant", event.tenant());
        byte[] value = schemas.encode(java.util.Objects.requireNonNull(event.payload(), "a fact has a payload"));
        return Message.of(value).addMetadata(
                OutgoingKafkaRecordMetadata.<String>builder().withKey(event.key()).withHeaders(headers).build());
    }

    /** {@code ce_source} of this service. */
    public String source() {
        return "/mooring/" + source;
    }

    /** {@code ce_time} of now, RFC 3339 with milliseconds. */
    public String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** W3C {@code traceparent} of the current span; outside a trace one that begins with the event, not sampled. */
    public static String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
                : "00-" + TraceId.fromLongs(random(), random()) + "-" + SpanId.fromLong(random()) + "-00";
    }

    /** An id of zeros is not valid. */
    private static long random() {
        return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
