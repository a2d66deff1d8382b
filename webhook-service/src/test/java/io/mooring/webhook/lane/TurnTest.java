package io.mooring.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnTest {

    private final Turn turn = new Turn();

    @Test
    void belongsToOne() {
        assertThat(turn.begin()).isTrue();
        assertThat(turn.begin()).isFalse();
    }

    @Test
    void tellsWhetherItWasWantedMeanwhile() {
        turn.begin();
        turn.begin();

        assertThat(turn.end()).isTrue();
        assertThat(turn.begin()).isTrue();
        assertThat(turn.end()).isFalse();
    }
}
