package io.mooring.health.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class StatusConfigTest {

    @Test
    void hasDefaults() {
        assertThat(read(Map.of()).thresholds())
                .isEqualTo(new Thresholds(20, Duration.ofMinutes(15), 3, 3, Duration.ofSeconds(5), 5));
    }

    @Test
    void takesOverrides() {
        assertThat(read(Map.of("health.status.period", "2h", "health.status.outage", "5")).thresholds())
                .isEqualTo(new Thresholds(20, Duration.ofHours(2), 5, 3, Duration.ofSeconds(5), 5));
    }

    @Test
    void refusesAMisspeltKey() {
        assertThatThrownBy(() -> read(Map.of("health.status.perod", "2h"))).hasMessageContaining("perod");
    }

    private static StatusConfig read(Map<String, String> properties) {
        return new SmallRyeConfigBuilder().withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(StatusConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 500)).build()
                .getConfigMapping(StatusConfig.class);
    }
}
