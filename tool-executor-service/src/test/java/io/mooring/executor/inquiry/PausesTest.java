package io.mooring.executor.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "10, 2560", "11, 3600", "1000000, 3600"})
    void doublesUpToTheLongest(int failures, long seconds) {
        assertThat(Pauses.after(failures, FIRST, LONGEST, () -> 0)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void spreadsThoseThatFailedTogether() {
        RandomGenerator late = () -> -1; // the largest of nextDouble

        assertThat(Pauses.after(1, FIRST, LONGEST, late)).isBetween(Duration.ofMillis(3999), Duration.ofMillis(4001));
    }
}
