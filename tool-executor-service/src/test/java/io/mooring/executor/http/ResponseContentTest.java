package io.mooring.executor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;
import io.mooring.executor.lease.Placement;
import io.vertx.core.buffer.Buffer;

class ResponseContentTest {

    private static final ObjectReader JSON = UpstreamJson.reader(new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false), 1000);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json; charset=utf-8 | {"price":1.10} | {"price":1.10}
            application/problem+json | [1] | [1]
            application/json | {"a":1}{"b":2} | "{\\"a\\":1}{\\"b\\":2}"
            application/json | <html> | "<html>"
            text/csv | a,b | "a,b"
            image/png | ab | {"data":"YWI=","contentType":"image/png"}
            application/json | '' | null
            """)
    void givesContentByItsType(String type, String body, String expected) throws Exception {
        assertThat(of(type, body, List.of()).result()).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            attachment; filename="a b.pdf" | a b.pdf
            attachment; filename=../../etc/passwd | passwd
            attachment; filename="x"; filename*=UTF-8''%e2%82%ac%20rates.pdf | € rates.pdf
            """)
    void namesTheFileAsTheUpstreamDoes(String disposition, String expected) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Content-Type", List.of("application/pdf"), "Content-Disposition",
                List.of(disposition)), (name, value) -> true);

        Upstream upstream = ResponseContent.of(
                new EgressResponse(200, headers, Buffer.buffer("ab"), URI.create("https://api.test")), List.of(), JSON);

        assertThat(upstream.result().path("filename").textValue()).isEqualTo(expected);
    }

    @Test
    void handsOutUsefulHeadersOnly() {
        assertThat(of("text/plain", "x", List.of()).headers()).isEqualTo(Map.of("content-type", "text/plain"));
    }

    @Test
    void neverHandsOutTheCredential() {
        // Given
        List<Placement> placements = List.of(new Placement("header", "Authorization", "Bearer abcdefgh12345678"));

        // When
        Upstream upstream = of("text/plain", "you sent Bearer abcdefgh12345678, that is abcdefgh12345678", placements);

        // Then
        assertThat(upstream.result().asText()).isEqualTo("you sent [redacted], that is [redacted]");
    }

    @ParameterizedTest
    @CsvSource({"/next?key=abcd/efgh+1234&page=2", "/next?key=abcd%2Fefgh%2B1234&page=2",
            "/next?key=abcd%2fefgh%2b1234&page=2", "/next?key=abcd/efgh%2B1234&page=2"})
    void neverHandsOutTheCredentialInAHeader(String location) {
        // Given
        List<Placement> placements = List.of(new Placement("query", "key", "abcd/efgh+1234"));
        HttpHeaders headers = HttpHeaders.of(Map.of("Location", List.of(location)), (name, value) -> true);

        // When
        Upstream upstream = ResponseContent.of(
                new EgressResponse(302, headers, Buffer.buffer(), URI.create("https://api.test")), placements, JSON);

        // Then
        assertThat(upstream.headers()).isEqualTo(Map.of("location", "/next?key=[redacted]&page=2"));
    }

    @Test
    void neverHandsOutTheEncodedCredential() {
        List<Placement> placements = List.of(new Placement("query", "key", "abcd/efgh+1234"));

        assertThat(of("text/plain", "key=abcd%2Fefgh%2B1234", placements).result().asText())
                .isEqualTo("key=[redacted]");
    }

    @Test
    void leavesBytesAloneThatAreNoCredential() {
        // Given
        byte[] bytes = {(byte) 0xff, 0, (byte) 0xc3, (byte) 0x28};

        // Then
        assertThat(Redaction.redact(bytes, List.of(new Placement("query", "key", "abcdefgh12345678"))))
                .isEqualTo(bytes);
    }

    @Test
    void takesLostAnswerOfWritingToolForUnknown() {
        // Given
        EgressFailure sent = new EgressFailure(EgressFailure.Kind.TIMED_OUT, "late", true, null);
        EgressFailure unsent = new EgressFailure(EgressFailure.Kind.CONNECT_FAILED, "refused", false, null);

        // Then
        assertThat(Failures.classify(sent, false)).isEqualTo(new Outcome.Unknown(ToolError.UPSTREAM_TIMEOUT, "late"));
        assertThat(Failures.classify(sent, true)).isInstanceOf(Outcome.Failed.class);
        assertThat(Failures.classify(unsent, false)).isInstanceOf(Outcome.Failed.class);
    }

    private static Upstream of(String type, String body, List<Placement> placements) {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("Content-Type", List.of(type), "Set-Cookie", List.of("secret=1"), "Server", List.of("x")),
                (name, value) -> true);
        return ResponseContent.of(new EgressResponse(200, headers,
                Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)), URI.create("https://api.test")), placements,
                JSON);
    }
}
