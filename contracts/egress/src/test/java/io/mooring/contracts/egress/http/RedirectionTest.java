package io.mooring.contracts.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressRequest.Header;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

class RedirectionTest {

    @ParameterizedTest
    @CsvSource({"POST, 301, GET, false", "POST, 302, GET, false", "POST, 303, GET, false", "POST, 307, POST, true",
            "POST, 308, POST, true", "PUT, 301, PUT, true", "PUT, 303, GET, false", "DELETE, 302, DELETE, true",
            "GET, 301, GET, true", "HEAD, 303, HEAD, true", "HEAD, 302, HEAD, true", "PATCH, 307, PATCH, true"})
    void rewritesTheMethodAsClientsDo(String method, int status, String next, boolean keepsBody) {
        // When
        var hop = Redirection.next(hop(method, 1, 0), response(status, "/next")).orElseThrow();
        // Then
        assertThat(hop.method()).isEqualTo(HttpMethod.valueOf(next));
        assertThat(hop.body() != null).isEqualTo(keepsBody);
        assertThat(hop.headers().contains("Content-Type")).isEqualTo(keepsBody);
        assertThat(hop.headers().contains("Accept")).isTrue();
        assertThat(hop.number()).isEqualTo(1);
        assertThat(hop.target().uri()).isEqualTo(URI.create("https://a.example/next"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 300, 304, 305, 306, 400, 500})
    void takesOtherStatusesAsTheAnswer(int status) {
        assertThat(Redirection.next(hop("GET", 5, 0), response(status, "/next"))).isEmpty();
    }

    @Test
    void takesARedirectAsTheAnswerWhenNoneIsAllowed() {
        assertThat(Redirection.next(hop("GET", 0, 0), response(302, "http://10.0.0.1/"))).isEmpty();
    }

    @Test
    void takesARedirectWithoutLocationAsTheAnswer() {
        // Given
        var response = new EgressResponse(302, HttpHeaders.of(Map.of(), (a, b) -> true), Buffer.buffer(),
                URI.create("https://a.example/"));
        // Then
        assertThat(Redirection.next(hop("GET", 5, 0), response)).isEqualTo(Optional.empty());
    }

    @Test
    void givesUpAfterTheLastAllowedRedirect() {
        assertThat(Redirection.next(hop("GET", 2, 1), response(302, "/next"))).isPresent();
        assertThatExceptionOfType(EgressFailure.class)
                .isThrownBy(() -> Redirection.next(hop("GET", 2, 2), response(302, "/next")))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.TOO_MANY_REDIRECTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example/next", "http://b.example/", "file:///etc/passwd", "javascript:alert(1)",
            "https://u:p@a.example/", "https://a.example\\@b.example/", "https://a.example/ x"})
    void refusesToFollow(String location) {
        assertThatExceptionOfType(EgressFailure.class)
                .isThrownBy(() -> Redirection.next(hop("GET", 5, 0), response(302, location)))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED));
    }

    private static Hop hop(String method, int maxRedirects, int number) {
        return new Hop(HttpMethod.valueOf(method), Target.parse("https://a.example/first"),
                RequestHeaders.of(List.of(new Header("Content-Type", "text/plain", false),
                        new Header("Accept", "*/*", false))),
                Buffer.buffer("content"), Limits.STANDARD.withMaxRedirects(maxRedirects), number);
    }

    private static EgressResponse response(int status, String location) {
        return new EgressResponse(status, HttpHeaders.of(Map.of("Location", List.of(location)), (a, b) -> true),
                Buffer.buffer(), URI.create("https://a.example/first"));
    }
}
