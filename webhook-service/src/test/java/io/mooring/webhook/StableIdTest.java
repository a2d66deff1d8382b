package io.mooring.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

class StableIdTest {

    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void agreesWithTheExampleOfRfc9562() {
        assertThat(StableId.of(DNS, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void dependsOnTheNamespace() {
        UUID other = StableId.of(DNS, "other");

        assertThat(StableId.of(other, "www.example.com")).isNotEqualTo(StableId.of(DNS, "www.example.com"));
    }
}
