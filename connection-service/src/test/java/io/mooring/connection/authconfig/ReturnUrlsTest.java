package io.mooring.connection.authconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Which URLs a tenant may allow. */
class ReturnUrlsTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example/connectors?callback=true", "http://localhost:3000/done",
            "http://127.0.0.1/x", "https://app.example"})
    void takesUrlsAsTheyAre(String url) {
        assertThat(ReturnUrls.check(url, true)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000/done", "http://127.0.0.1/x", "http://[::1]/x"})
    void takesThisMachineOnlyWhereThatIsWelcome(String url) {
        assertThat(ReturnUrls.check(url, true)).isEqualTo(url);
        assertThatThrownBy(() -> ReturnUrls.check(url, false)).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "http://app.example/", "https://*.example/", "https://app.example/#f",
            "https://u:p@app.example/", "javascript:alert(1)", "//app.example/", "/done", "https://app.example/a b",
            "https://app.example\\@evil.example/", "https:///x", "https://app.example/\r\nX: y"})
    void refusesWhatCouldLeadElsewhere(String url) {
        assertThatThrownBy(() -> ReturnUrls.check(url, true)).isInstanceOf(HttpProblem.class)
                .hasMessageContaining("/url");
    }
}
