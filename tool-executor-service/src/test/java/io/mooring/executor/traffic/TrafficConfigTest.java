package io.mooring.executor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.time.Duration;
import java.util.Map;

import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class TrafficConfigTest {

    @Test
    void isNarrowFirst() {
        // Given
        TrafficConfig config = with(Map.of());

        // Then
        assertThat(config.perConnection()).isEqualTo(64).isLessThan(config.perIntegration());
        assertThat(config.perIntegration()).isLessThan(config.perTenant());
        assertThat(config.perTenant()).isLessThan(config.inAll());
        assertThat(config.suspension()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.answers().asLongValue()).isEqualTo(160L << 20);
    }

    @Test
    void takesOtherLimits() {
        assertThat(with(Map.of("executor.traffic.per-connection", "7")).perConnection()).isEqualTo(7);
    }

    @Test
    void knowsNoOtherKeys() {
        assertThatException().isThrownBy(() -> with(Map.of("executor.traffic.per-conection", "7")))
                .withMessageContaining("per-conection");
    }

    private static TrafficConfig with(Map<String, String> settings) {
        Converter<?>[] converters = {new DurationConverter(), new MemorySizeConverter()};
        return new SmallRyeConfigBuilder().withMapping(TrafficConfig.class).withConverters(converters)
                .withSources(new PropertiesConfigSource(settings, "test", 500)).build()
                .getConfigMapping(TrafficConfig.class);
    }
}
