package io.mooring.contracts.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.resteasy.problem.HttpProblem;

class CursorTest {

    @Test
    void beginsAtTheFirstFifty() {
        assertThat(Cursor.of(null, null)).isEqualTo(new Cursor(50, null));
        assertThat(Cursor.of(null, null).fetch()).isEqualTo(51);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "200"})
    void takesALimit(String limit) {
        assertThat(Cursor.of(limit, null).limit()).isEqualTo(Integer.parseInt(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "201", "2147483648", "99999999999", "", "x", "1.5"})
    void refusesAnotherLimit(String limit) {
        assertThatThrownBy(() -> Cursor.of(limit, null)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getParameters()).containsEntry("field", "limit");
        });
    }

    @Test
    void refusesACursorItDidNotMake() {
        assertThatThrownBy(() -> Cursor.of(null, "!?")).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getParameters()).containsEntry("field", "cursor");
        });
    }

    @Test
    void continuesAfterTheLastItemOfThePage() {
        Cursor first = Cursor.of("2", null);
        List<String> fetched = List.of("a/é", "b/é", "c/é");

        assertThat(first.page(fetched)).containsExactly("a/é", "b/é");
        assertThat(Cursor.of("2", first.next(fetched, Function.identity()))).isEqualTo(new Cursor(2, "b/é"));
    }

    @Test
    void endsWithTheLastPage() {
        Cursor first = Cursor.of("2", null);
        List<String> fetched = List.of("a", "b");

        assertThat(first.page(fetched)).isEqualTo(fetched);
        assertThat(first.next(fetched, Function.identity())).isNull();
    }
}
