package io.mooring.contracts.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.resteasy.problem.HttpProblem;

class ProblemKindTest {

    @Test
    void saysWhatFailed() {
        HttpProblem problem = GeneralError.NOT_FOUND.because("no tool of that name");

        assertThat(problem.getType()).isEqualTo(URI.create("urn:mooring:problem:not-found"));
        assertThat(problem.getTitle()).isEqualTo("There is no such thing");
        assertThat(problem.getStatusCode()).isEqualTo(404);
        assertThat(problem.getDetail()).isEqualTo("no tool of that name");
        assertThat(problem.getHeaders()).isEmpty();
    }

    @Test
    void namesTheFieldAndWhatWasExpected() {
        HttpProblem problem = GeneralError.BAD_REQUEST.at("/values/token", "expected a string");

        assertThat(problem.getDetail()).isEqualTo("/values/token: expected a string");
        assertThat(problem.getParameters()).containsEntry("field", "/values/token")
                .containsEntry("expected", "expected a string");
    }

    @ParameterizedTest
    @EnumSource(names = {"EVENTS_UNAVAILABLE", "STORE_UNAVAILABLE"})
    void saysWhenToTryAgain(GeneralError error) {
        assertThat(error.because("away").getHeaders()).containsEntry("Retry-After", 5);
    }

    @Test
    void hasStableDistinctSlugs() {
        assertThat(Arrays.stream(GeneralError.values()).map(GeneralError::slug)).containsExactly("bad-request",
                "unauthenticated", "forbidden", "not-found", "busy", "too-large", "events-unavailable",
                "store-unavailable");
    }
}
