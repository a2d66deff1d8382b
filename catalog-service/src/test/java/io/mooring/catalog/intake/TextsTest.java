package io.mooring.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.resteasy.problem.HttpProblem;

class TextsTest {

    @Test
    void takesAbsoluteWebAddresses() {
        assertThat(Texts.url("/baseUrl", " HTTPS://api.example.com/v1 ")).hasToString("HTTPS://api.example.com/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api.example.com", "ftp://a.example", "http:///x", "https://a b", "file:///etc/passwd"})
    void refusesOtherAddresses(String url) {
        refuses(() -> Texts.url("/baseUrl", url), "/baseUrl");
    }

    @Test
    void refusesEmptyAndEndlessNames() {
        refuses(() -> Texts.name(" "), "/name");
        refuses(() -> Texts.name("x".repeat(201)), "/name");
        refuses(() -> Texts.description("x".repeat(20_001)), "/description");
        assertThat(Texts.name(null)).isNull();
    }

    @Test
    void refusesALimitThatIsNoNumber() {}

    @Test
    void refusesARequestWithoutBody() {
        refuses(() -> Texts.body(null), "/");
    }

    private static void refuses(ThrowingCallable call, String field) {
        assertThatThrownBy(call).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getParameters()).containsEntry("field", field);
        });
    }
}
