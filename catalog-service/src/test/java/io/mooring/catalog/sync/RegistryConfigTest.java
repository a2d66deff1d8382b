package io.mooring.catalog.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

class RegistryConfigTest {

    @Test
    void hasDefaults() {
        RegistryConfig config = Configs.standard();

        assertThat(config.enabled()).isTrue();
        assertThat(config.url()).hasToString("https://registry.modelcontextprotocol.io");
        assertThat(config.interval()).hasHours(1);
        assertThat(config.pageSize()).isEqualTo(100);
        assertThat(config.maxPage().asLongValue()).isEqualTo(8L << 20);
    }

    @Test
    void canBeSet() {
        assertThat(Configs.with(Map.of("catalog.registry.url", "http://mirror.example/mcp")).url())
                .hasToString("http://mirror.example/mcp");
    }

    @Test
    void refusesAKeyItDoesNotKnow() {
        assertThatThrownBy(() -> Configs.with(Map.of("catalog.registry.intervall", "5s")))
                .hasMessageContaining("intervall");
    }
}
