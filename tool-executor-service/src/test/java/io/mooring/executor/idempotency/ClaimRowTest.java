package io.mooring.executor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.caller.Caller;

class ClaimRowTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Caller CALLER = new Caller("t1", Caller.Kind.API_KEY, "key1", Set.of());

    @Test
    void repeatsTheFirstAnswer() {
        assertThat(row("DONE", "{}", NOW).decide("d", NOW, LONGEST)).isEqualTo(new Claim.Repeat("{}"));
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        assertThat(row("DONE", "{}", NOW).decide("other", NOW, LONGEST)).isEqualTo(new Claim.Reused());
    }

    @Test
    void waitsForTheFirstOne() {
        assertThat(row("RUNNING", null, NOW.minusSeconds(89)).decide("d", NOW, LONGEST)).isEqualTo(new Claim.Running());
    }

    @Test
    void neverRunsAgainWhatMayHaveRun() {
        assertThat(row("RUNNING", null, NOW.minusSeconds(90)).decide("d", NOW, LONGEST)).isEqualTo(new Claim.Lost());
        assertThat(row("UNKNOWN", null, NOW).decide("d", NOW, LONGEST)).isEqualTo(new Claim.Lost());
    }

    @Test
    void keepsCallersApart() {
        assertThat(ClaimKey.of(CALLER, "k1")).isEqualTo(new ClaimKey("t1", "API_KEY:key1", "k1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "a\u0000"})
    void refusesKeyOfAnotherForm(String header) {
        assertThatThrownBy(() -> ClaimKey.of(CALLER, header)).hasMessageContaining("Idempotency-Key");
    }

    private static ClaimRow row(String state, String body, Instant claimedAt) {
        ClaimRow row = new ClaimRow();
        row.digest = "d";
        row.state = state;
        row.body = body;
        row.claimedAt = claimedAt;
        return row;
    }
}
