package io.mooring.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class OpenApiConfigTest {

    @Test
    void hasDefaults() {
        OpenApiConfig config = config(Map.of());

        assertThat(config.fetchTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.maxDocument().asLongValue()).isEqualTo(48L << 20);
        assertThat(config.compilers()).isOne();
    }

    @Test
    void canBeSet() {
        assertThat(config(Map.of("catalog.openapi.fetch-timeout", "5s")).fetchTimeout()).hasSeconds(5);
    }

    @Test
    void refusesAKeyItDoesNotKnow() {
        assertThatThrownBy(() -> config(Map.of("catalog.openapi.fetch-timeuot", "5s")))
                .hasMessageContaining("fetch-timeuot");
    }

    private static OpenApiConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(OpenApiConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100)).build()
                .getConfigMapping(OpenApiConfig.class);
    }
}
