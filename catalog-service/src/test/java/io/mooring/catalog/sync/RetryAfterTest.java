package io.mooring.catalog.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    @Test
    void readsSeconds() {
        assertThat(RetryAfter.parse("120", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse(" 0 ", NOW)).contains(Duration.ZERO);
    }

    @Test
    void readsDates() {
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 06:01:30 GMT", NOW)).contains(Duration.ofSeconds(90));
        assertThat(RetryAfter.parse("Fri, 20 Nov 2026 06:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void takesNothingElse() {
        for (String odd : new String[]{"", "soon", "-1", "1.5", "99999999999999999999", "2026-11-21T06:00:00Z"}) {
            assertThat(RetryAfter.parse(odd, NOW)).as(odd).isEmpty();
        }
    }
}
