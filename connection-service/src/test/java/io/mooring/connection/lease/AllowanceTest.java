package io.mooring.connection.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PER_SECOND = 10;
    private static final int BURST = 3;

    @Test
    void refusesWhatIsMoreThanTheBurst() {
        Allowance third = take(take(take(Allowance.full(BURST, NOW), NOW), NOW), NOW);

        assertThat(third.refused()).isFalse();
        assertThat(take(third, NOW).refused()).isTrue();
    }

    @Test
    void fillsAtItsRateAndNotBeyondTheBurst() {
        Allowance empty = new Allowance(0, NOW, true);

        assertThat(take(empty, NOW.plusMillis(99)).refused()).isTrue();
        assertThat(take(empty, NOW.plusMillis(100)).refused()).isFalse();
        assertThat(take(empty, NOW.plusSeconds(3600)).left()).isEqualTo(BURST - 1);
    }

    @Test
    void takesNothingForWhatItRefuses() {
        Allowance refused = take(new Allowance(0.5, NOW, false), NOW);

        assertThat(refused.left()).isEqualTo(0.5);
        assertThat(take(refused, NOW.plusMillis(50)).refused()).isFalse();
    }

    @Test
    void survivesAClockThatGoesBack() {
        assertThat(take(Allowance.full(BURST, NOW), NOW.minusSeconds(5)).left()).isEqualTo(BURST - 1);
    }

    private static Allowance take(Allowance before, Instant now) {
        return before.take(PER_SECOND, BURST, now);
    }
}
