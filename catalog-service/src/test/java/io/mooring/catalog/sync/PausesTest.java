package io.mooring.catalog.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PausesTest {

    private final Pauses pauses = new Pauses(Configs.standard(), new Random());

    @RepeatedTest(20)
    void doublesUpToTheLongest() {
        assertThat(pauses.betweenTries(1, null)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(pauses.betweenTries(4, null)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(pauses.betweenTries(99, null)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }

    @Test
    void waitsAsLongAsAskedButNotForEver() {
        assertThat(pauses.betweenTries(1, Duration.ofSeconds(7))).isBetween(Duration.ofSeconds(7),
                Duration.ofSeconds(8));
        assertThat(pauses.betweenTries(1, Duration.ofDays(7))).isBetween(Duration.ofHours(1), Duration.ofSeconds(3601));
    }

    @RepeatedTest(20)
    void spreadsRunsAroundTheInterval() {
        assertThat(pauses.betweenRuns()).isBetween(Duration.ofMinutes(54), Duration.ofMinutes(66));
    }

    @RepeatedTest(20)
    void comesBackSoonerAfterAFailedRun() {
        assertThat(pauses.afterFailedRuns(1)).isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330));
        assertThat(pauses.afterFailedRuns(9)).isBetween(Duration.ofMinutes(54), Duration.ofMinutes(66));
    }
}
