package io.mooring.contracts.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressRequest.Header;

class RequestHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"Host", "Content-Length", "transfer-encoding", "Connection", "Upgrade", "TE", "Trailer",
            "Expect", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "HTTP2-Settings", "", "a b", "a:b",
            ":path",
            "a\r\nb", "é"})
    void refusesNamesThatAreNotTheCallersToSet(String name) {
        assertThatExceptionOfType(EgressFailure.class).isThrownBy(() -> headers(plain(name, "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "a\nb", "a\rb", "a\u0000b", "a\u007fb", "snow\u2603man", "\u560a"})
    void refusesValuesThatEndTheHeader(String value) {
        assertThatExceptionOfType(EgressFailure.class).isThrownBy(() -> headers(plain("X-Value", value)))
                .withMessageNotContaining(value);
    }

    @Test
    void leavesCredentialsBehindForAnotherOrigin() {
        // Given
        var headers = headers(plain("Authorization", "Bearer t"), plain("COOKIE", "s=1"), plain("Accept", "text/html"),
                new Header("X-Api-Key", "k", true), plain("X-Trace", "1"));
        // When
        var elsewhere = headers.forAnotherOrigin();
        // Then
        assertThat(elsewhere.entries()).extracting(Header::name).containsExactly("Accept", "X-Trace");
    }

    @Test
    void dropsWhatDescribesTheBody() {
        assertThat(
                headers(plain("Content-Type", "text/plain"), plain("content-encoding", "gzip"), plain("Accept", "*/*"))
                        .withoutContent().entries())
                .extracting(Header::name).containsExactly("Accept");
    }

    @Test
    void asksForGzipAndNamesItselfUnlessTheCallerDoes() {
        assertThat(headers().toMultiMap().get("accept-encoding")).isEqualTo("gzip");
        assertThat(headers().toMultiMap().get("user-agent")).isEqualTo("Mooring");
        assertThat(headers(plain("accept-encoding", "br")).toMultiMap().getAll("Accept-Encoding"))
                .containsExactly("br");
        assertThat(headers(plain("USER-AGENT", "me")).toMultiMap().getAll("User-Agent")).containsExactly("me");
    }

    @ParameterizedTest
    @CsvSource({"X-A, 1", "x_a, tab\tinside", "X-A, ''", "X-A, caf\u00e9"})
    void takesOrdinaryHeaders(String name, String value) {
        assertThat(headers(plain(name, value)).toMultiMap().get(name)).isEqualTo(value);
    }

    private static RequestHeaders headers(Header... headers) {
        return RequestHeaders.of(List.of(headers));
    }

    private static Header plain(String name, String value) {
        return new Header(name, value, false);
    }
}
