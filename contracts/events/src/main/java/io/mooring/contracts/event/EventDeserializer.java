package io.mooring.contracts.event;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Confluent wire format to the Avro class of the same name. Runs on the consumer's polling thread. A schema id never
 * changes its meaning, so known ones need no registry. While the registry is away, an unknown one waits (a record must
 * not be dead-lettered for an outage); bytes that can't be decoded fail at once and are dead-lettered.
 */
public final class EventDeserializer implements Deserializer<SpecificRecord> {

    private static final Logger LOG = Logger.getLogger(EventDeserializer.class);
    private static final long RETRY_MILLIS = 1000;

    private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;

    /** Needs {@code mooring.registry.url} among the consumer's properties. */
    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        registry = new SchemaRegistry(URI.create(String.valueOf(properties.get("mooring.registry.url"))));
    }

    @Override
    public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.remaining() < 5 || buffer.get() != EventCodec.MAGIC) {
            throw new SerializationException("record of " + topic + " is not in the Confluent wire format");
        }
        SpecificDatumReader<SpecificRecord> reader = readers.computeIfAbsent(buffer.getInt(), this::readerFor);
        try {
            return reader.read(null,
                    DecoderFactory.get().binaryDecoder(bytes, buffer.position(), buffer.remaining(), null));
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("record of " + topic + " does not fit its schema", e);
        }
    }

    private SpecificDatumReader<SpecificRecord> readerFor(int id) {
        Schema writer = schemaOf(id);
        SpecificData data = new SpecificData(EventDeserializer.class.getClassLoader());
        Class<?> type = data.getClass(writer);
        if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
            throw new SerializationException("schema " + writer.getFullName() + " has no class here");
        }
        data = SpecificData.getForClass(type);
        return new SpecificDatumReader<>(writer, data.getSchema(type), data);
    }

    private Schema schemaOf(int id) {
        while (true) {
            try {
                return java.util.Objects.requireNonNull(registry, "configure comes first").find(id);
            } catch (SchemaRegistry.UnknownSchemaError e) {
                throw new SerializationException("schema id " + id + " is unknown to the registry", e);
            } catch (IOException e) {
                LOG.warnf("schema %d can't be fetched (%s); trying again", id, e.getMessage());
                pause();
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static SerializationException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SerializationException("interrupted while fetching a schema", e);
    }
}
