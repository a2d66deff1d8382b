package io.mooring.contracts.egress.fitness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class FitnessTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Fitness.Rules RULES = new Fitness.Rules(3, Duration.ofSeconds(10), Duration.ofSeconds(35));

    @Test
    void suspendsAfterSoManyLosses() {
        assertThat(lost(2).isSuspended()).isFalse();
        assertThat(lost(3).isSuspended()).isTrue();
        assertThat(lost(3).wait(NOW)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void forgetsLossesThatLieBehindTwentyRequests() {
        // Given
        Fitness fitness = lost(2);

        // When
        for (int i = 0; i < Fitness.WINDOW; i++) {
            fitness = fitness.afterGood(false);
        }

        // Then
        assertThat(fitness).isEqualTo(Fitness.GOOD);
    }

    @Test
    void letsOneTryWhenTheTimeIsOver() {
        // Given
        Fitness suspended = lost(3);
        Instant later = NOW.plusSeconds(10);

        // Then
        assertThat(suspended.wait(later)).isZero();
        assertThat(suspended.withTry().wait(later)).isPositive();
        assertThat(suspended.withTry().withoutTry().wait(later)).isZero();
    }

    @Test
    void isGoodAgainAfterAGoodTry() {
        assertThat(lost(3).withTry().afterGood(true)).isEqualTo(Fitness.GOOD);
    }

    @Test
    void doublesSuspensionsUpToTheLongest() {
        // When
        Fitness twice = lost(3).withTry().afterLoss(true, NOW, RULES);
        Fitness thrice = twice.withTry().afterLoss(true, NOW, RULES);

        // Then
        assertThat(twice.wait(NOW)).isEqualTo(Duration.ofSeconds(20));
        assertThat(thrice.wait(NOW)).isEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void takesNoNoticeOfRequestsFromBeforeTheSuspension() {
        assertThat(lost(3).afterGood(false)).isEqualTo(lost(3));
        assertThat(lost(3).afterLoss(false, NOW.plusSeconds(5), RULES)).isEqualTo(lost(3));
    }

    private static Fitness lost(int times) {
        Fitness fitness = Fitness.GOOD;
        for (int i = 0; i < times; i++) {
            fitness = fitness.afterLoss(false, NOW, RULES);
        }
        return fitness;
    }
}
