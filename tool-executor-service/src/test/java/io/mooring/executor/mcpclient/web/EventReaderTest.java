package io.mooring.executor.mcpclient.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.executor.mcpclient.web.EventReader.Event;
import io.vertx.core.buffer.Buffer;

class EventReaderTest {

    private static final String TEXT = "\uFEFF: hello\nevent: note\nid: 4\ndata: grö\ndata:\ndata:  ße\n\nretry: 250\n"
            + "unknown: x\ndata: last\n\ndata: without its end";

    private final List<Event> events = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void readsEventsWhateverPartsTheyComeIn(String end) {
        // Given
        EventReader reader = new EventReader(1000, events::add);

        // When: byte by byte, so that characters and line ends are torn apart
        for (byte octet : TEXT.replace("\n", end).getBytes(StandardCharsets.UTF_8)) {
            reader.take(Buffer.buffer(new byte[]{octet}));
        }

        // Then
        assertThat(events).containsExactly(new Event("note", "grö\n\n ße", "4"), new Event("message", "last", "4"));
        assertThat(reader.retry()).isEqualTo(250);
    }

    @Test
    void endsWhereAnEventIsTooLarge() {
        EventReader reader = new EventReader(100, events::add);

        assertThatThrownBy(() -> reader.take(Buffer.buffer("data: " + "x".repeat(50) + "\ndata: " + "x".repeat(60))))
                .isInstanceOf(EgressFailure.class);
        assertThat(events).isEmpty();
    }

    @Test
    void tellsWhatItHolds() {
        EventReader reader = new EventReader(100, events::add);

        reader.take(Buffer.buffer("data: abc\ndata: de"));
        assertThat(reader.held()).isEqualTo("abc".length() + "data: de".length());
        reader.take(Buffer.buffer("\n\n"));
        assertThat(reader.held()).isZero();
    }
}
