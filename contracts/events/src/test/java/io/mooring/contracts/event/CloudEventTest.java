package io.mooring.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTest {

    private final Map<String, String> headers = new TreeMap<>(Map.of("ce_id", "1", "ce_type", "tool.invoked",
            "ce_source", "/mooring/x", "ce_time", "2026-01-02T03:04:05.678Z", "ce_tenant", "acmé"));

    @Test
    void readsTheHeaders() {
        assertThat(CloudEvent.of(received()))
                .isEqualTo(new CloudEvent("1", "tool.invoked", "/mooring/x", "2026-01-02T03:04:05.678Z", "acmé"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_source", "ce_time", "ce_tenant"})
    void refusesARecordWithoutOneOfThem(String missing) {
        headers.remove(missing);

        assertThatThrownBy(() -> CloudEvent.of(received())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("record of tool.invoked has no header " + missing);
    }

    private ConsumerRecord<String, String> received() {
        ConsumerRecord<String, String> received = new ConsumerRecord<>("tool.invoked", 0, 0, "k", "v");
        headers.forEach((name, value) -> received.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return received;
    }
}
