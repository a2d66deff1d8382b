package io.mooring.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {

    @Test
    void readsWhatItWrote() {
        StreamPosition position = new StreamPosition(8123, Instant.parse("2026-01-31T12:00:00.123456Z"),
                "0f8fad5b-d9cb-569f-a165-70867728950e");

        assertThat(StreamPosition.parse(position.text())).isEqualTo(position);
        assertThat(StreamPosition.parse(StreamPosition.before(7).text())).isEqualTo(StreamPosition.before(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1-2", "x-2-3", "1-y-3", "1-9223372036854775808-3", "-", "1-2-\0", "é"})
    void refusesWhatItDidNotWrite(String text) {
        assertThatThrownBy(() -> StreamPosition.parse(text)).hasMessageContaining("Last-Event-ID");
    }
}
