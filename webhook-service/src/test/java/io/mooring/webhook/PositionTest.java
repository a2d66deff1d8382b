package io.mooring.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.webhook.NewestFirst.Position;
import io.quarkiverse.resteasy.problem.HttpProblem;

class PositionTest {

    @Test
    void comesBackFromACursor() {
        Position position = new Position(Instant.parse("2026-11-21T03:04:05.678Z"), "sub_x");

        assertThat(Position.parse(position.text())).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "yesterday sub_x", " "})
    void refusesWhatIsNoPosition(String text) {
        assertThatThrownBy(() -> Position.parse(text)).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(problem.getParameters()).containsEntry("field", "cursor"));
    }
}
