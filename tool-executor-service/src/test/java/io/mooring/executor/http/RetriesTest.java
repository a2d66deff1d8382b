package io.mooring.executor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.NullNode;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;
import io.vertx.core.buffer.Buffer;

class RetriesTest {

    private static final Duration MUCH = Duration.ofSeconds(30);
    private static final Retries RETRIES = new Retries(2, Duration.ofMillis(200), Duration.ofSeconds(5), () -> 0.5);

    @ParameterizedTest
    @CsvSource({"CONNECT_FAILED,false,false,true", "CONNECTION_LOST,true,false,false",
            "CONNECTION_LOST,true,true,true", "TIMED_OUT,false,false,true", "TIMED_OUT,true,false,false",
            "TLS_FAILED,false,true,false", "UNRESOLVABLE,false,true,false", "REFUSED,false,true,false",
            "TOO_LARGE,true,true,false", "BAD_RESPONSE,true,true,false", "TOO_MANY_REDIRECTS,true,true,false"})
    void sendsAgainWhatPassesAndCanDoNoHarm(Kind kind, boolean received, boolean safe, boolean again) {
        Attempt attempt = Attempt.failed(new EgressFailure(kind, "lost", received, null), safe, safe);

        assertThat(RETRIES.pause(attempt, 0, MUCH) != null).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({"503,true,true", "503,false,false", "502,true,true", "504,true,true", "500,true,false",
            "404,true,false", "200,true,false", "429,false,false"})
    void sendsAgainWhereTheUpstreamIsAway(int status, boolean safe, boolean again) {
        assertThat(RETRIES.pause(answered(status, safe, null), 0, MUCH) != null).isEqualTo(again);
    }

    @Test
    void sendsAgainOnlySoOften() {
        assertThat(RETRIES.pause(answered(503, true, null), 0, MUCH)).isEqualTo(Duration.ofMillis(150));
        assertThat(RETRIES.pause(answered(503, true, null), 1, MUCH)).isEqualTo(Duration.ofMillis(300));
        assertThat(RETRIES.pause(answered(503, true, null), 2, MUCH)).isNull();
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        assertThat(RETRIES.pause(answered(503, true, "3"), 0, MUCH)).isEqualTo(Duration.ofSeconds(3));
        assertThat(RETRIES.pause(answered(429, true, "2"), 0, MUCH)).isEqualTo(Duration.ofSeconds(2));
        assertThat(RETRIES.pause(answered(429, true, "6"), 0, MUCH)).isNull();
    }

    @Test
    void neverPausesBeyondTheDeadline() {
        assertThat(RETRIES.pause(answered(503, true, "3"), 0, Duration.ofMillis(3900))).isNull();
        assertThat(RETRIES.pause(answered(503, true, "3"), 0, Duration.ofSeconds(4))).isNotNull();
    }

    @Test
    void tellsTheCallerHowLongToWait() {
        assertThat(answered(429, false, "90").outcome()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo(ToolError.RATE_LIMITED);
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(90));
        });
        assertThat(answered(429, false, null).outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.retryAfter()).isEqualTo(Duration.ofMinutes(1)));
    }

    /** That it is away does not say that it did nothing: only of a reading tool the same call may be sent again. */
    @Test
    void asksNobodyToRepeatWhatMayHaveBeenDone() {
        assertThat(((Outcome.Failed) answered(503, false, "9").outcome()).retryAfter()).isNull();
        assertThat(((Outcome.Failed) answered(503, true, "9").outcome()).retryAfter())
                .isEqualTo(Duration.ofSeconds(9));
    }

    private static Attempt answered(int status, boolean safe, @Nullable String retryAfter) {
        Map<String, List<String>> headers = retryAfter == null ? Map.of() : Map.of("Retry-After", List.of(retryAfter));
        EgressResponse response = new EgressResponse(status, HttpHeaders.of(headers, (name, value) -> true),
                Buffer.buffer(), URI.create("https://api.test"));
        return Attempt.answered(response, new Upstream(status, Map.of(), NullNode.getInstance(), 0), safe, safe,
                Instant.EPOCH);
    }
}
