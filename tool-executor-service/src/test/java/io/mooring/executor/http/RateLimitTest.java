package io.mooring.executor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Retry-After: 120 | 120
            Retry-After: 0 | 1
            Retry-After: Sat, 21 Nov 2026 15:00:30 GMT | 30
            Retry-After: Saturday, 21-Nov-26 15:00:30 GMT | 30
            Retry-After: Sat Nov 21 15:00:30 2026 | 30
            Retry-After: Sat, 21 Nov 2026 15:00:30 GMT; Date: Sat, 21 Nov 2026 14:59:50 GMT | 40
            Retry-After: Sat, 21 Nov 2026 14:00:00 GMT | 1
            Retry-After: 99999999 | 2678400
            X-RateLimit-Remaining: 0; X-RateLimit-Reset: 1795273260 | 60
            x-ratelimit-remaining: 0; x-ratelimit-reset: 5 | 5
            RateLimit-Remaining: 0; RateLimit-Reset: 17 | 17
            RateLimit: "default"="x";r=0;t=30 | 30
            RateLimit: "minute";r=0;t=30, "day";r=0;t=90 | 90
            RateLimit: "minute";r=5;t=30, "day";r=0;t=90 | 90
            RateLimit: limit=10, remaining=0, reset=12 | 12
            X-RateLimit-Requests-Remaining: 0; X-RateLimit-Requests-Reset: 1795273215000; X-RateLimit-Complexity-Remaining: 8; X-RateLimit-Complexity-Reset: 1795279999000 | 15
            x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: 1m30.5s | 91
            x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 250ms | 1
            anthropic-ratelimit-requests-remaining: 0; anthropic-ratelimit-requests-reset: 2026-11-21T15:00:20Z | 20
            Retry-After: 7; X-RateLimit-Remaining: 0; X-RateLimit-Reset: 1795273260 | 7
            Retry-After: soon; X-RateLimit-Remaining: 0; X-RateLimit-Reset: 4 | 4
            """)
    void understandsWhoeverSaysHowLong(String headers, long seconds) {
        assertThat(RateLimit.wait(headers(headers), NOW)).isBetween(Duration.ofSeconds(seconds).minusMillis(999),
                Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Content-Type: text/plain
            Retry-After: soon
            Retry-After: -5
            Retry-After: 99999999999999999999999
            X-RateLimit-Remaining: 4; X-RateLimit-Reset: 1795273260
            X-RateLimit-Remaining: 0
            RateLimit: "default";r=4;t=30
            """)
    void knowsNothingWhereNothingIsSaid(String headers) {
        assertThat(RateLimit.wait(headers(headers), NOW)).isNull();
    }

    @Test
    void isReachedWhereItIsSaid() {
        assertThat(RateLimit.isReached(429, headers("A: b"))).isTrue();
        assertThat(RateLimit.isReached(403, headers("X-RateLimit-Remaining: 0; X-RateLimit-Reset: 5"))).isTrue();
        assertThat(RateLimit.isReached(403, headers("Retry-After: 60"))).isTrue();
        assertThat(RateLimit.isReached(403, headers("X-RateLimit-Remaining: 3; X-RateLimit-Reset: 5"))).isFalse();
        assertThat(RateLimit.isReached(503, headers("Retry-After: 60"))).isFalse();
    }

    private static HttpHeaders headers(String text) {
        Map<String, List<String>> headers = Arrays.stream(text.split("; (?=[A-Za-z-]+: )"))
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> List.of(line[1])));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
