package io.mooring.webhook.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.webhook.standing.Standing.Step;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class StandingTest {

    private static final Instant SINCE = Instant.parse("2026-11-01T00:00:00Z");

    private final StandingConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters()
            .withMapping(StandingConfig.class).withSources(new PropertiesConfigSource(Map.of(), "test", 100)).build()
            .getConfigMapping(StandingConfig.class);
    private final Standing failing = new Standing("sub_1", SINCE, null, 3);

    @Test
    void saysNothingOfADayOfFailures() {
        assertThat(failing.decide(after(Duration.ofHours(23)), config)).isEqualTo(Step.NOTHING);
    }

    @Test
    void tellsBeforeItDisables() {
        assertThat(failing.decide(after(Duration.ofHours(24)), config)).isEqualTo(Step.TELL);
        assertThat(failing.decide(after(Duration.ofDays(9)), config)).isEqualTo(Step.TELL);
    }

    @Test
    void disablesAfterFiveDays() {
        Standing told = failing.told(after(Duration.ofDays(1)));

        assertThat(told.decide(after(Duration.ofDays(5).minusSeconds(1)), config)).isEqualTo(Step.NOTHING);
        assertThat(told.decide(after(Duration.ofDays(5)), config)).isEqualTo(Step.DISABLE);
        assertThat(told.disabledFrom(config)).isEqualTo(after(Duration.ofDays(5)));
    }

    @Test
    void givesADayOfNoticeHoweverLate() {
        Standing told = failing.told(after(Duration.ofDays(9)));

        assertThat(told.decide(after(Duration.ofDays(9).plusHours(23)), config)).isEqualTo(Step.NOTHING);
        assertThat(told.decide(after(Duration.ofDays(10)), config)).isEqualTo(Step.DISABLE);
    }

    private static Instant after(Duration time) {
        return SINCE.plus(time);
    }
}
