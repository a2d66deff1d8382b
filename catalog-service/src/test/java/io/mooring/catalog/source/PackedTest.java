package io.mooring.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class PackedTest {

    @Test
    void unpacksWhatItPacked() {
        byte[] text = "openapi: 3.1.0".getBytes(StandardCharsets.UTF_8);

        assertThat(Packed.text(Packed.of(text))).isEqualTo(text);
    }
}
