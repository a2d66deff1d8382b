package io.mooring.health.report;

import static io.mooring.health.Status.CONNECTED;
import static io.mooring.health.Status.DEGRADED;
import static io.mooring.health.Status.DISCONNECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

class OverallTest {

    @Test
    void isWhatAllAre() {
        assertThat(Overall.of(Set.of(CONNECTED))).isEqualTo(CONNECTED);
        assertThat(Overall.of(Set.of(DEGRADED))).isEqualTo(DEGRADED);
        assertThat(Overall.of(Set.of(DISCONNECTED))).isEqualTo(DISCONNECTED);
    }

    @Test
    void isDegradedWhenTheyDiffer() {
        assertThat(Overall.of(Set.of(CONNECTED, DISCONNECTED))).isEqualTo(DEGRADED);
        assertThat(Overall.of(Set.of(CONNECTED, DEGRADED))).isEqualTo(DEGRADED);
    }

    @Test
    void hasNothingToComplainOfWhenNothingIsInUse() {
        assertThat(Overall.of(Set.of())).isEqualTo(CONNECTED);
    }
}
