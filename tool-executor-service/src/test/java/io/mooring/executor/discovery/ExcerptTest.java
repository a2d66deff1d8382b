package io.mooring.executor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void leavesShortTextAloneButForSpace() {
        assertThat(Excerpt.of("  Sends\n\n a   message. ", 300)).isEqualTo("Sends a message.");
        assertThat(Excerpt.of("", 300)).isEmpty();
    }

    @Test
    void endsWithSentenceWhereOneEnds() {
        assertThat(Excerpt.of("Sends a message to version 1.5 of a channel. Then it waits for all readers.", 60))
                .isEqualTo("Sends a message to version 1.5 of a channel.");
        assertThat(Excerpt.of("发".repeat(50) + "。" + "送".repeat(50), 60)).isEqualTo("发".repeat(50) + "。");
    }

    @Test
    void endsWithWordWhereNoSentenceEnds() {
        assertThat(Excerpt.of("Sends a message to every channel there is and was", 48))
                .isEqualTo("Sends a message to every channel there is and…");
        assertThat(Excerpt.of("😀".repeat(100), 60)).isEqualTo("😀".repeat(29) + "…");
    }
}
