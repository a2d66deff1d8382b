package io.mooring.contracts.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;

class TargetTest {

    @ParameterizedTest
    @CsvSource({"http://a.example, a.example, 80, /", "https://a.example, a.example, 443, /",
            "HTTPS://A.Example:8443/X?y=1#z, A.Example, 8443, /X?y=1", "http://a.example:?q, a.example, 80, /?q",
            "http://[::1]/x, [::1], 80, /x", "http://[::1]:8080/x, [::1], 8080, /x",
            "http://my_host:81/a%2Fb, my_host, 81, /a%2Fb", "http://１２７.0.0.1/é?ü, １２７.0.0.1, 80, /%C3%A9?%C3%BC"})
    void takesAUriApart(String text, String host, int port, String pathAndQuery) {
        // When
        var target = Target.parse(text);
        // Then
        assertThat(target.host()).isEqualTo(host);
        assertThat(target.port()).isEqualTo(port);
        assertThat(target.pathAndQuery()).isEqualTo(pathAndQuery);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/x", "http:///x", "http://:80/x", "http://?x", "http://", "//a.example/x", "a.example",
            "ftp://a.example", "file:///etc/passwd",
            "gopher://127.0.0.1:6379/_x", "jar:http://a.example!/", "http:a.example", "http:/a.example",
            "http://a@127.0.0.1/", "http://a:b@127.0.0.1/", "http://good.example@127.0.0.1/",
            "http://good.example%40@127.0.0.1/", "http://good.example\\@127.0.0.1/", "http://127.0.0.1\\.example/",
            "http://a.example:80:81/", "http://a.example:65536000/", "http://a.example:-1/", "http://a.example:+80/",
            "http://a.example:８０/", "http://a b/", "http://a\n.example/", "http://a.example/ x", " http://a.example/"})
    void refusesOtherUris(String text) {
        assertThatExceptionOfType(EgressFailure.class).isThrownBy(() -> Target.parse(text))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED));
    }

    @ParameterizedTest
    @CsvSource({"https://b.example/z, https://b.example/z", "//b.example/z, https://b.example/z",
            "/z?k=1, https://a.example:444/z?k=1", "z, https://a.example:444/x/z", "../z, https://a.example:444/z",
            "?k=1, https://a.example:444/x/y?k=1", "http://127.0.0.1, http://127.0.0.1/"})
    void resolvesLocations(String location, String uri) {
        assertThat(Target.parse("https://a.example:444/x/y?old=1").resolve(location).uri()).hasToString(uri);
    }

    @Test
    void resolvesBelowAnOriginWithoutPath() {
        assertThat(Target.parse("https://a.example").resolve("z").uri()).hasToString("https://a.example/z");
    }
}
