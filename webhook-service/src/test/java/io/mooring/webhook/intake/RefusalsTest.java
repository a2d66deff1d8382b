package io.mooring.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mooring.webhook.endpoint.Endpoint;
import io.mooring.webhook.provider.Verdict;
import io.mooring.webhook.provider.Verdict.Refusal;

class RefusalsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Refusals refusals = new Refusals(meters);

    @Test
    void countsAllAndTellsOneOfEachKind() {
        assertThat(refuse("whe_1", Refusal.STALE)).isTrue();
        assertThat(refuse("whe_1", Refusal.STALE)).isFalse();
        assertThat(refuse("whe_1", Refusal.MISMATCH)).isTrue();
        assertThat(refuse("whe_2", Refusal.STALE)).isTrue();

        assertThat(meters.counter("mooring.webhook.refused", "provider", "stripe", "reason", "stale").count())
                .isEqualTo(3);
        assertThat(meters.counter("mooring.webhook.refused", "provider", "stripe", "reason", "mismatch").count())
                .isEqualTo(1);
    }

    private boolean refuse(String endpoint, Refusal refusal) {
        return refusals.record(new Endpoint("t", endpoint, "stripe", "signature", List.of(new byte[]{1})), refusal,
                new Verdict(refusal, "timestamp 420 s old"));
    }
}
