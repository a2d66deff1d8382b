package io.mooring.executor.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class LinesTest {

    private final List<String> seen = new ArrayList<>();
    private final Lines.Sink sink = new Lines.Sink() {

        @Override
        public void line(byte[] line) {
            seen.add(new String(line, StandardCharsets.UTF_8));
        }

        @Override
        public void tooLong() {
            seen.add("TOO LONG");
        }
    };

    @Test
    void readsLinesHoweverTheyArrive() throws IOException {
        // When
        new Lines(100, 1_000_000).read(byteByByte("one\n\ntwö\r\nthree"), sink);

        // Then
        assertThat(seen).containsExactly("one", "twö\r", "three");
    }

    @Test
    void skipsTheRestOfALineThatIsTooLong() throws IOException {
        // When
        new Lines(5, 1_000_000).read(stream("12345\n123456 and so on\n1\n"), sink);
        new Lines(5, 1_000_000).read(byteByByte("123456 and so on\n2\n"), sink);

        // Then
        assertThat(seen).containsExactly("12345", "TOO LONG", "1", "TOO LONG", "2");
    }

    @Test
    void readsNoFasterThanAllowed() throws IOException {
        // Given
        long begun = System.nanoTime();

        // When
        new Lines(10, 100).read(byteByByte("1234567\n".repeat(26)), sink);

        // Then
        assertThat(seen).hasSize(26);
        assertThat(System.nanoTime() - begun).isGreaterThan(1_900_000_000L);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream byteByByte(String text) {
        return new InputStream() {

            private final InputStream all = stream(text);

            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return all.read(into, offset, Math.min(1, length));
            }
        };
    }
}
