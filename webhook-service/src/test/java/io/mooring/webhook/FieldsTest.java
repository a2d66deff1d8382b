package io.mooring.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.quarkiverse.resteasy.problem.HttpProblem;

class FieldsTest {

    @Test
    void namesTheFieldThatIsMissing() {
        assertThatThrownBy(() -> Fields.requireText("/secret", " ", 10)).isInstanceOfSatisfying(HttpProblem.class,
                problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(400);
                    assertThat(problem.getParameters()).containsEntry("field", "/secret");
                });
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> Fields.requireText("/name", "abc", 2)).hasMessageContaining("/name");
    }

    @Test
    void refusesWhatCanNotBeStored() {
        assertThatThrownBy(() -> Fields.requireText("/name", "a\0b", 10)).hasMessageContaining("/name");
    }

    @Test
    void readsATimeOrNone() {
        assertThat(Fields.findInstant("since", "2026-01-31T12:00:00Z"))
                .isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(Fields.findInstant("since", null)).isNull();
        assertThatThrownBy(() -> Fields.findInstant("since", "yesterday")).hasMessageContaining("since");
    }
}
