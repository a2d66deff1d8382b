package io.mooring.executor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.mooring.executor.ToolError;
import io.mooring.executor.traffic.Suspensions.Admission;

class SuspensionsTest {

    private static final Lane LANE = new Lane("acme", "shop", "conn_1", "https://a.example");

    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final Clock clock = new Moving();
    private final Suspensions suspensions = new Suspensions(Rules.small(), clock, () -> millis.get() * 1_000_000);

    @Test
    void saysWhenToTryAgain() {
        // Given
        lose(LANE, 3);
        millis.addAndGet(2_500);

        // When
        Admission admission = suspensions.admit(LANE);

        // Then
        assertThat(admission.refusal()).isEqualTo(new Refusal(ToolError.UPSTREAM_SUSPENDED,
                "its last calls were lost; this one was not sent", Duration.ofSeconds(8)));
    }

    @Test
    void concernsOneOriginOfOneIntegrationOfOneTenant() {
        // Given
        lose(LANE, 3);

        // Then
        assertThat(admits(new Lane("acme", "shop", "conn_2", "https://a.example"))).isFalse();
        assertThat(admits(new Lane("acme", "shop", "conn_1", "https://b.example"))).isTrue();
        assertThat(admits(new Lane("acme", "other", "conn_3", "https://a.example"))).isTrue();
        assertThat(admits(new Lane("bits", "shop", "conn_1", "https://a.example"))).isTrue();
    }

    @Test
    void letsExactlyOneTry() {
        // Given
        lose(LANE, 3);
        millis.addAndGet(10_000);

        // When
        Admission first = suspensions.admit(LANE);
        Admission second = suspensions.admit(LANE);
        suspensions.record(LANE, true, false);

        // Then
        assertThat(first).isEqualTo(new Admission(true, null));
        assertThat(second.refusal()).isNotNull();
        assertThat(suspensions.admit(LANE)).isEqualTo(new Admission(false, null));
    }

    @Test
    void letsAnotherOneTryWhenTheFirstWasCancelled() {
        // Given
        lose(LANE, 3);
        millis.addAndGet(10_000);
        suspensions.admit(LANE);

        // When
        suspensions.record(LANE, true, null);

        // Then
        assertThat(suspensions.admit(LANE)).isEqualTo(new Admission(true, null));
    }

    @Test
    void remembersNothingOfWhatIsGood() {
        // When
        for (int i = 0; i < 5000; i++) {
            suspensions.record(lane(i), false, false);
        }

        // Then
        assertThat(suspensions.remembered()).isZero();
    }

    @Test
    void remembersOnlySoMany() {
        // When
        for (int i = 0; i < 5000; i++) {
            suspensions.record(lane(i), false, true);
        }

        // Then
        assertThat(suspensions.remembered()).isLessThanOrEqualTo(100);
    }

    @Test
    void forgetsWhatNobodyCalls() {
        // Given
        lose(LANE, 3);

        // When
        millis.addAndGet(Duration.ofMinutes(11).toMillis());

        // Then
        assertThat(suspensions.remembered()).isZero();
    }

    private static Lane lane(int number) {
        return new Lane("acme", "shop", "conn_1", "https://" + number + ".example");
    }

    private void lose(Lane lane, int times) {
        for (int i = 0; i < times; i++) {
            suspensions.record(lane, false, true);
        }
    }

    private boolean admits(Lane lane) {
        return suspensions.admit(lane).refusal() == null;
    }

    private final class Moving extends Clock {

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
