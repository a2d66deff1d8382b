package io.mooring.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.resteasy.problem.HttpProblem;

class SlugTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "github", "github_mcp", "acme-crm-2", "0x"})
    void takesLowerCaseWords(String text) {
        assertThat(Slug.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Git", "-a", "a_", "a b", "a/b", "ä",
            "a123456789b123456789c123456789d123456789e123456789f123456789g123"})
    void refusesOtherForms(String text) {
        assertThatThrownBy(() -> Slug.of(text)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getParameters()).containsEntry("field", "/slug");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "connected", "disconnect", "callback", "configure", "detect", "mooring",
            "postgres",
            "mysql", "redis", "mongodb"})
    void keepsTheWordsOfRoutesForRoutes(String text) {
        assertThatThrownBy(() -> Slug.of(text)).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(problem.getStatusCode()).isEqualTo(409));
    }

    @Test
    void isAtMost63CharactersLong() {
        assertThat(Slug.of("a".repeat(63)).text()).hasSize(63);
    }
}
