package io.mooring.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateTest {

    @Test
    void letsInUpToANumber() {
        Gate gate = new Gate(2, 100);

        assertThat(gate.enter(1)).isTrue();
        assertThat(gate.enter(1)).isTrue();
        assertThat(gate.enter(1)).isFalse();
    }

    @Test
    void letsInUpToASize() {
        Gate gate = new Gate(10, 100);

        assertThat(gate.enter(60)).isTrue();
        assertThat(gate.enter(41)).isFalse();
        assertThat(gate.enter(40)).isTrue();
    }

    @Test
    void letsInAgainAfterSomebodyLeft() {
        Gate gate = new Gate(1, 100);
        gate.enter(100);
        gate.enter(1);

        gate.leave(100);

        assertThat(gate.enter(100)).isTrue();
    }
}
