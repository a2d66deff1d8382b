package io.mooring.health.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.event.health.HealthChanged;
import io.mooring.health.Subject;

class StatusRowTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final StatusRow row = new StatusRow("acme", Subject.connection("conn_1"));

    @Test
    void emitsTheFirstStatusWithoutAPreviousOne() {
        HealthChanged change = row.take(Assessment.connected("Calls work"), NOW);

        assertThat(change).isEqualTo(HealthChanged.newBuilder().setTenant("acme").setSubject("connection")
                .setId("conn_1").setPrevious(null).setStatus("CONNECTED").setReason("Calls work")
                .setVersion(NOW.toEpochMilli()).build());
        assertThat(row.since).isEqualTo(NOW);
    }

    @Test
    void emitsNothingWhileTheStatusStays() {
        row.take(Assessment.degraded("Calls are slow"), NOW);

        assertThat(row.take(Assessment.degraded("Some calls fail (2 of the last 8)"), NOW.plusSeconds(9))).isNull();
        assertThat(row.reason).isEqualTo("Some calls fail (2 of the last 8)");
        assertThat(row.since).isEqualTo(NOW);
    }

    @Test
    void raisesTheVersionEvenWhenTheClockStandsStillOrGoesBack() {
        row.take(Assessment.connected(""), NOW);
        HealthChanged same = row.take(Assessment.degraded(""), NOW);
        HealthChanged back = row.take(Assessment.connected(""), NOW.minusSeconds(60));

        assertThat(same.getVersion()).isEqualTo(NOW.toEpochMilli() + 1);
        assertThat(same.getPrevious()).isEqualTo("CONNECTED");
        assertThat(back.getVersion()).isEqualTo(NOW.toEpochMilli() + 2);
    }
}
