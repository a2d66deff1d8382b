package io.mooring.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.event.health.HealthChanged;

class EventDeserializerTest {

    private static final HealthChanged CHANGE = HealthChanged.newBuilder().setTenant("acme").setSubject("integration")
            .setId("github").setPrevious("CONNECTED").setStatus("DEGRADED").setReason("slow").setVersion(7).build();
    private static final int ID = 0x01020304;

    private FakeRegistry registry;
    private EventDeserializer deserializer;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
        registry.schemas.put(ID, HealthChanged.getClassSchema());
        deserializer = new EventDeserializer();
        deserializer.configure(Map.of("mooring.registry.url", registry.url().toString()), false);
    }

    @AfterEach
    void stop() {
        deserializer.close();
        registry.close();
    }

    @Test
    void encodesTheConfluentWireFormat() {
        byte[] bytes = EventCodec.encode(ID, CHANGE);

        assertThat(Arrays.copyOf(bytes, 5)).containsExactly(0, 1, 2, 3, 4);
        assertThat(bytes[5]).as("length of the first string, zigzag").isEqualTo((byte) 8);
    }

    @Test
    void decodesWhatWasEncoded() {
        assertThat(deserializer.deserialize("health.changed", EventCodec.encode(ID, CHANGE))).isEqualTo(CHANGE);
    }

    @Test
    void asksForASchemaOnce() {
        deserializer.deserialize("health.changed", EventCodec.encode(ID, CHANGE));
        registry.close();

        assertThat(deserializer.deserialize("health.changed", EventCodec.encode(ID, CHANGE))).isEqualTo(CHANGE);
        assertThat(registry.requests).hasValue(1);
    }

    @Test
    void waitsForARegistryThatIsAway() {
        registry.outages.set(1);

        assertThat(deserializer.deserialize("health.changed", EventCodec.encode(ID, CHANGE))).isEqualTo(CHANGE);
        assertThat(registry.requests).hasValue(2);
    }

    @Test
    void failsAtOnceForAnIdTheRegistryDoesNotKnow() {
        assertThatThrownBy(() -> deserializer.deserialize("health.changed", EventCodec.encode(9, CHANGE)))
                .isInstanceOf(SerializationException.class).hasMessage("schema id 9 is unknown to the registry");
        assertThat(registry.requests).hasValue(1);
    }

    @Test
    void readsARecordOfAnOlderSchema() {
        Schema older = new Schema.Parser().parse("""
                {"type": "record", "name": "HealthChanged", "namespace": "io.mooring.contracts.event.health",
                 "fields": [{"name": "tenant", "type": "string"}, {"name": "subject", "type": "string"},
                  {"name": "id", "type": "string"}, {"name": "status", "type": "string"},
                  {"name": "reason", "type": "string"}, {"name": "version", "type": "long"}]}""");
        registry.schemas.put(5, older);
        byte[] body = {2, 't', 2, 's', 2, 'i', 2, 'c', 2, 'r', 14};

        HealthChanged change = (HealthChanged) deserializer.deserialize("health.changed",
                ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(5).put(body).array());

        assertThat(change.getVersion()).isEqualTo(7);
        assertThat(change.getPrevious()).isNull();
    }

    @Test
    void failsForASchemaWithoutAClass() {
        registry.schemas.put(6, Schema.createRecord("Stranger", null, "elsewhere", false, java.util.List.of()));

        assertThatThrownBy(() -> deserializer.deserialize("health.changed", EventCodec.encode(6, CHANGE)))
                .isInstanceOf(SerializationException.class)
                .hasMessage("schema elsewhere.Stranger has no class here");
    }

    @Test
    void failsForBytesThatAreNoEvent() {
        byte[] cut = Arrays.copyOf(EventCodec.encode(ID, CHANGE), 9);

        assertThatThrownBy(() -> deserializer.deserialize("health.changed", new byte[]{'{', '}', 0, 0, 0, 0}))
                .isInstanceOf(SerializationException.class)
                .hasMessage("record of health.changed is not in the Confluent wire format");
        assertThatThrownBy(() -> deserializer.deserialize("health.changed", new byte[]{0, 1}))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> deserializer.deserialize("health.changed", cut))
                .isInstanceOf(SerializationException.class)
                .hasMessage("record of health.changed does not fit its schema");
    }

    @Test
    void passesATombstone() {
        assertThat(deserializer.deserialize("state.tool", null)).isNull();
    }

    @Test
    void registersASchemaUnderItsTopic() throws IOException, InterruptedException {
        int id = new SchemaRegistry(registry.url()).register("health.changed", HealthChanged.getClassSchema());

        assertThat(registry.subjects).containsEntry("subjects/health.changed-value/versions", id);
        assertThat(new SchemaRegistry(registry.url()).find(id)).isEqualTo(HealthChanged.getClassSchema());
    }
}
