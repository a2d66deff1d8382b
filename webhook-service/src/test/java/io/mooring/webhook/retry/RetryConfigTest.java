package io.mooring.webhook.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class RetryConfigTest {

    @Test
    void triesForThreeDaysUnlessToldOtherwise() {
        RetryConfig config = config(Map.of());

        assertThat(config.pauses()).hasSize(9).startsWith(Duration.ofSeconds(5)).endsWith(Duration.ofHours(24));
        assertThat(config.pauses().stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThan(Duration.ofDays(3));
        assertThat(config.jitter()).isEqualTo(0.2);
    }

    @Test
    void takesAnotherSchedule() {
        assertThat(config(Map.of("webhook.retry.pauses", "1S,2S")).pauses())
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void refusesWhatIsNoPause() {
        assertThatThrownBy(() -> config(Map.of("webhook.retry.pauses", "soon"))).hasMessageContaining("pauses");
    }

    @Test
    void refusesAMisspeltKey() {
        assertThatThrownBy(() -> config(Map.of("webhook.retry.pause", "1S")))
                .hasMessageContaining("webhook.retry.pause");
    }

    private static RetryConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(RetryConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100)).build()
                .getConfigMapping(RetryConfig.class);
    }
}
