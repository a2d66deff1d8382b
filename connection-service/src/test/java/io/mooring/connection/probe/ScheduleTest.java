package io.mooring.connection.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final Schedule schedule = new Schedule(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(1),
            new Random());

    @RepeatedTest(20)
    void renewsSomeMinutesAhead() {
        assertThat(schedule.renewal(NOW, NOW.plus(Duration.ofHours(8))))
                .isBetween(NOW.plus(Duration.ofHours(8)).minusSeconds(330),
                        NOW.plus(Duration.ofHours(8)).minusSeconds(300));
    }

    @RepeatedTest(20)
    void renewsShortTokensInTheirLastQuarter() {
        assertThat(schedule.renewal(NOW, NOW.plusSeconds(40))).isBetween(NOW.plusSeconds(29), NOW.plusSeconds(30));
    }

    @Test
    void renewsAtOnceWhatHasEnded() {
        assertThat(schedule.renewal(NOW, NOW.minusSeconds(1))).isEqualTo(NOW);
    }

    @RepeatedTest(20)
    void doublesThePauseUpToAnHour() {
        assertThat(schedule.retry(NOW, 0, null)).isBetween(NOW.plusSeconds(20), NOW.plusSeconds(30));
        assertThat(schedule.retry(NOW, 3, null)).isBetween(NOW.plusSeconds(160), NOW.plusSeconds(240));
        assertThat(schedule.retry(NOW, 400, null)).isBetween(NOW.plusSeconds(2400), NOW.plusSeconds(3600));
    }

    @Test
    void triesAgainSoonForWhoeverWaits() {
        assertThat(schedule.onDemand(NOW, 6, NOW.plusSeconds(900))).isEqualTo(NOW.plusSeconds(30));
        assertThat(schedule.onDemand(NOW, 1, NOW.plusSeconds(22))).isEqualTo(NOW.plusSeconds(22));
    }

    @Test
    void letsNobodyHurryAProviderThatAskedToBeLeftAlone() {
        assertThat(schedule.onDemand(NOW, 1, NOW.plusSeconds(601))).isEqualTo(NOW.plusSeconds(601));
    }

    @RepeatedTest(20)
    void isNeverEarlierThanTheProviderWants() {
        assertThat(schedule.retry(NOW, 0, NOW.plusSeconds(600))).isBetween(NOW.plusSeconds(600), NOW.plusSeconds(610));
    }
}
