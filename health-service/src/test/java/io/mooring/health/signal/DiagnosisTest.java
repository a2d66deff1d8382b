package io.mooring.health.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.contracts.event.executor.ToolInvoked;

class DiagnosisTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            SUCCEEDED, 200, ,                 WORKED
            SUCCEEDED,    , ,                 WORKED
            FAILED,    401, ,                 REFUSED
            FAILED,    403, ,                 REFUSED
            FAILED,    429, ,                 FAULTY
            FAILED,    500, ,                 FAULTY
            FAILED,    503, upstream-error,       FAULTY
            FAILED,       , upstream-unreachable, UNREACHABLE
            FAILED,       , credential-rejected,  REFUSED
            FAILED,       , upstream-rate-limited, FAULTY
            FAILED,       , upstream-timeout,     UNREACHABLE
            FAILED,       , ,                     UNREACHABLE
            FAILED,       , bad-response,         FAULTY
            FAILED,       , too-many-redirects,   FAULTY
            FAILED,       , database-refused,     REFUSED
            UNKNOWN,      , upstream-timeout,     UNREACHABLE
            UNKNOWN,      , upstream-unreachable, UNREACHABLE
            """)
    void blamesTheUpstreamForItsOwn(String outcome, Integer httpStatus, String error, Finding finding) {
        assertThat(Diagnosis.classify(outcome, httpStatus, error)).contains(finding);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            FAILED,    400,
            FAILED,    404,
            FAILED,    409,
            FAILED,    422,
            REJECTED,     , arguments-invalid
            REJECTED,  401,
            UNKNOWN,      , outcome-unknown
            UNKNOWN,      ,
            FAILED,       , response-too-large
            FAILED,       , egress-refused
            FAILED,       , run-failed
            FAILED,       , query-refused
            FAILED,       , query-failed
            FAILED,       , query-timeout
            FAILED,       , caller-gone
            FAILED,       , tool-failed
            FAILED,       , executor-busy
            UNKNOWN,      , executor-lost
            LATER,     500,
            """)
    void saysNothingOfMistakesOfCallersAndOfMooring(String outcome, Integer httpStatus, String error) {
        assertThat(Diagnosis.classify(outcome, httpStatus, error)).isEmpty();
    }

    @Test
    void observesTheEndOfTheCall() {
        Observation seen = Diagnosis.observe(call("github", "conn_1")).orElseThrow();

        assertThat(seen).isEqualTo(
                new Observation("github", "conn_1", START.plusMillis(1500), Finding.FAULTY, 1500, 502));
    }

    @Test
    void observesCallsWithoutConnection() {
        assertThat(Diagnosis.observe(call("github", null)).orElseThrow().connection()).isEmpty();
    }

    @Test
    void ignoresCallsOfUnknownIntegrations() {
        assertThat(Diagnosis.observe(call("", null))).isEmpty();
    }

    private static ToolInvoked call(String integration, String connection) {
        return ToolInvoked.newBuilder().setTenant("acme").setCall("call_1").setIntegration(integration).setTool("t")
                .setConnection(connection).setCallerKind("API_KEY").setCaller("k").setArgumentsDigest("")
                .setStartedAt(START).setOutcome("FAILED").setHttpStatus(502).setDurationMillis(1500).build();
    }
}
