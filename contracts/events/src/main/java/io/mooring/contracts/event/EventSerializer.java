package io.mooring.contracts.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record that could not be taken in to {@code <topic>.dlq}: the messaging library finds this class by the name of
 * {@link EventDeserializer}. Everything else is encoded by {@link EventSchemas}. Runs on the dead-letter producer's thread.
 * Bytes that could not even be decoded pass as they are.
 */
public final class EventSerializer implements Serializer<Object> {

    private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;

    /** Needs {@code mooring.registry.url} among the producer's properties. */
    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        registry = new SchemaRegistry(URI.create(String.valueOf(properties.get("mooring.registry.url"))));
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] undecoded -> undecoded;
            case SpecificRecord payload ->
                EventCodec.encode(ids.computeIfAbsent(payload.getSchema(), this::idOf), payload);
            default -> throw new SerializationException("no event of " + topic + ": " + value.getClass().getName());
        };
    }

    /** The schema is under its own topic already; a dead-letter topic has no schemas. */
    private int idOf(Schema schema) {
        try {
            return Objects.requireNonNull(registry, "configure comes first").register(schema.getProp("topic"), schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SerializationException("interrupted while asking for a schema id", e);
        }
    }
}
