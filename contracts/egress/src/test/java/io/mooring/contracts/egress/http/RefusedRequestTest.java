package io.mooring.contracts.egress.http;

import static io.mooring.contracts.egress.http.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.egress.Configs;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.vertx.core.http.HttpMethod;

class RefusedRequestTest {

    @AutoClose
    private final Internet internet = new Internet();

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "http://127.0.0.1.", "http://2130706433", "http://0177.0.0.1",
            "http://0x7f.1", "http://127.1", "http://１２７.0.0.1", "http://127。0。0。1", "http://[::1]",
            "http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]", "http://[::127.0.0.1]", "http://[fe80::1%25eth0]",
            "http://[64:ff9b::7f00:1]", "http://[2002:7f00:1::]", "http://a@127.0.0.1", "http://a:b@127.0.0.1",
            "http://public.example@127.0.0.1", "http://public.example%2f@127.0.0.1", "http://127.0.0.1%2f.example",
            "http://%31%32%37.0.0.1", "http://127.0.0.1\\.example", "http://", "http:///x", "http://:80", "http://0",
            "http://localhost", "http://LOCALHOST.", "http://sub.localhost", "http://loopback.example",
            "http://169.254.169.254/latest/meta-data/", "http://0xA9FEA9FE", "http://metadata.google.internal",
            "http://metadata", "http://[fd00:ec2::254]", "http://mixed.example", "file:///etc/passwd",
            "https://public.example:25", "http://public.example:0", "http://public.example:65536"})
    void neverLeavesForAForbiddenPlace(String uri) {
        // Given
        internet.names.answering("localhost", "127.0.0.1", "::1").answering("sub.localhost", "127.0.0.1")
                .answering("loopback.example", "127.0.0.1").answering("mixed.example", "93.184.215.14", "127.0.0.1")
                .answering("public.example", "93.184.215.14");
        // When
        var failure = failure(internet.client(Configs.with(Map.of()), null), EgressRequest.get(uri));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.mayHaveBeenReceived()).isFalse();
    }

    @Test
    void refusesConnect() {
        assertThat(failure(internet.client(), EgressRequest.of(HttpMethod.CONNECT, "http://127.0.0.1:8080")).kind())
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void refusesSmuggledHeaders() {
        assertThat(failure(internet.client(),
                EgressRequest.get("http://127.0.0.1:8080").withHeader("Host", "other.example")).reason())
                .isEqualTo("the header Host may not be set");
    }

    @Test
    void refusesRequestLinesInPathAndQuery() {
        assertThat(failure(internet.client(), EgressRequest.get("http://127.0.0.1:8080/ HTTP/1.1\r\nX: y")).kind())
                .isEqualTo(Kind.REFUSED);
    }
}
