package io.mooring.webhook.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class FiltersTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Filters filters = new Filters(meters);

    @ParameterizedTest
    @ValueSource(strings = {"data.action == 'opened'", "data.issue.number > 6 && data.issue.number < 8.5",
            "data.issue.labels.exists(l, l.name == 'bug')", "data.issue.title.matches('(?i)crane')",
            "provider == 'github' && type.startsWith('github.issue.')", "subject == 'issue:octo/crane#7'",
            "data.issue.milestone == null", "has(data.issue) && !has(data.comment)", "data.ratio == 0.5",
            "'bug' in data.issue.labels.map(l, l.name)"})
    void passWhatFits(String expression) {
        assertThat(filters.pass(filters.require(expression), issue())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.action == 'closed'", "data.comment.body == 'x'", "data.issue.number == 'seven'",
            "data.issue.labels[7].name == 'bug'", "data.issue.number / 0 == 1"})
    void holdBackWhatDoesNotFitOrIsUnclear(String expression) {
        assertThat(filters.pass(filters.require(expression), issue())).isFalse();
    }

    @Test
    void countWhatCouldNotBeTold() {
        filters.pass("data.nothing.there == 1", issue());

        assertThat(meters.counter("mooring.webhook.filter.failed").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.action ==", "1 + 1", "unknown == 1", "data.", "'text'", "data.x.exists(", "\0"})
    void refuseWhatIsNoCondition(String expression) {
        assertThatThrownBy(() -> filters.require(expression)).hasMessageContaining("/filter")
                .hasMessageContaining("line 1");
    }

    @Test
    void sayWhereAnExpressionIsWrong() {
        assertThatThrownBy(() -> filters.require("data.a == 1 &&\n  )")).hasMessageContaining("line 2, column 3");
    }

    @Test
    void refuseWhatIsTooLongOrTooDeep() {
        assertThatThrownBy(() -> filters.require("true" + " || true".repeat(300))).hasMessageContaining("/filter");
        assertThatThrownBy(() -> filters.require("(".repeat(500) + "true" + ")".repeat(500)))
                .hasMessageContaining("/filter");
    }

    @Test
    void stopWhatWouldTakeForEver() {
        String numbers = "[0,1,2,3,4,5,6,7,8,9]";
        String nested = numbers + ".all(a, " + numbers + ".all(b, " + numbers + ".all(c, " + numbers + ".all(d, "
                + numbers + ".all(e, " + numbers + ".all(f, true))))))";

        assertThat(filters.pass(filters.require(nested), issue())).isFalse();
    }

    private static Filtered issue() {
        return new Filtered("github.issue.opened", "github", "ep_1", "issue:octo/crane#7", Json.read("""
                {"action": "opened", "ratio": 0.5, "issue": {"number": 7, "title": "The Crane", "milestone": null,
                 "labels": [{"name": "bug"}, {"name": "help wanted"}]}}"""));
    }
}
