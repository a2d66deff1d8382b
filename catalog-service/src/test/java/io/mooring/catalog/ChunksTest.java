package io.mooring.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class ChunksTest {

    @Test
    void cutsInOrderWhereTheWeightWouldBeOver() {
        assertThat(Chunks.of(List.of(2, 3, 5, 1), Integer::longValue, 5))
                .containsExactly(List.of(2, 3), List.of(5), List.of(1));
    }

    @Test
    void givesAnItemThatIsTooHeavyAPartOfItsOwn() {
        assertThat(Chunks.of(List.of(1, 9, 1), Integer::longValue, 5))
                .containsExactly(List.of(1), List.of(9), List.of(1));
    }

    @Test
    void makesNoPartOfNothing() {
        assertThat(Chunks.of(List.<Integer>of(), Integer::longValue, 5)).isEmpty();
    }
}
