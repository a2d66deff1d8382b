package io.mooring.webhook.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.webhook.IdSource;

class RetryScheduleTest {

    private static final Outcome.Unanswered SILENCE = new Outcome.Unanswered("no connection");

    private final RetrySchedule schedule = schedule(0);

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 299})
    void endsWithA2xx(int status) {
        assertThat(schedule.decide(1, answered(status))).isEqualTo(new Verdict.Delivered(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 404, 429, 500, 503})
    void triesAgainAfterAnyOtherStatus(int status) {
        assertThat(schedule.decide(1, answered(status)))
                .isEqualTo(new Verdict.Again(Duration.ofSeconds(5), "the subscriber answered " + status));
    }

    @Test
    void endsWhenTheSubscriberIsGone() {
        assertThat(schedule.decide(1, answered(410)))
                .isInstanceOfSatisfying(Verdict.GivenUp.class, givenUp -> assertThat(givenUp.gone()).isTrue());
    }

    @Test
    void pausesLongerEachTimeAndGivesUpInTheEnd() {
        assertThat(schedule.decide(1, SILENCE)).isEqualTo(new Verdict.Again(Duration.ofSeconds(5), "no connection"));
        assertThat(schedule.decide(2, SILENCE)).isEqualTo(new Verdict.Again(Duration.ofMinutes(5), "no connection"));
        assertThat(schedule.decide(3, SILENCE)).isEqualTo(new Verdict.GivenUp("no connection", false));
        assertThat(schedule.decide(9, SILENCE)).isInstanceOf(Verdict.GivenUp.class);
    }

    @Test
    void waitsAsLongAsTheSubscriberAsks() {
        assertThat(schedule.decide(1, new Outcome.Answered(503, Duration.ofMinutes(1))))
                .isInstanceOfSatisfying(Verdict.Again.class, again -> assertThat(again.pause()).hasMinutes(1));
    }

    @Test
    void neitherHurriesNorWaitsForEverForTheSubscriber() {
        assertThat(schedule.decide(2, new Outcome.Answered(429, Duration.ofSeconds(1))))
                .isInstanceOfSatisfying(Verdict.Again.class, again -> assertThat(again.pause()).hasMinutes(5));
        assertThat(schedule.decide(1, new Outcome.Answered(429, Duration.ofDays(400))))
                .isInstanceOfSatisfying(Verdict.Again.class, again -> assertThat(again.pause()).hasHours(24));
    }

    @Test
    void scattersPausesWithinTheJitter() {
        RetrySchedule scattered = schedule(0.2);

        for (int i = 0; i < 1000; i++) {
            assertThat(scattered.decide(1, SILENCE)).isInstanceOfSatisfying(Verdict.Again.class, again -> assertThat(
                    again.pause()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6)));
        }
    }

    private static Outcome answered(int status) {
        return new Outcome.Answered(status, null);
    }

    private static RetrySchedule schedule(double jitter) {
        return new RetrySchedule(new RetryConfig() {
            @Override
            public List<Duration> pauses() {
                return List.of(Duration.ofSeconds(5), Duration.ofMinutes(5));
            }

            @Override
            public double jitter() {
                return jitter;
            }

            @Override
            public Duration longestPause() {
                return Duration.ofHours(24);
            }
        }, new IdSource());
    }
}
