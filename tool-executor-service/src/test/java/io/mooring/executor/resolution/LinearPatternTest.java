package io.mooring.executor.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LinearPatternTest {

    @Test
    void findsAnywhereAsJsonSchemaDoes() {
        assertThat(LinearPattern.of("b+").matches("abc")).isTrue();
        assertThat(LinearPattern.of("^b").matches("abc")).isFalse();
    }

    /** The JDK's engine needs longer than the universe is old for this one. */
    @Test
    void endsWhateverThePattern() {
        String text = "a".repeat(200_000);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2),
                () -> assertThat(LinearPattern.of("(.*)*(.*)*(a|a)*x$").matches(text)).isFalse());
    }

    @Test
    void leavesToTheUpstreamWhatItCanNotJudge() {
        assertThat(LinearPattern.of("^(?=.*[0-9]).+$").matches("none")).isTrue();
    }
}
