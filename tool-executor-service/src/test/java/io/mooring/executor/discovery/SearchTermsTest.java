package io.mooring.executor.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.resteasy.problem.HttpProblem;

class SearchTermsTest {

    @Test
    void takesTenCandidatesUnlessToldOtherwise() {
        assertThat(SearchTerms.of("send mail", null, null).limit()).isEqualTo(10);
        assertThat(SearchTerms.of("发", null, "50").limit()).isEqualTo(50);
    }

    @Test
    void refusesTextThatSaysNothing() {
        for (String text : Arrays.asList(null, "", "   ", "?!", "x".repeat(2001))) {
            assertThatThrownBy(() -> SearchTerms.of(text, null, null)).isInstanceOf(HttpProblem.class);
        }
    }

    @Test
    void refusesLimitsOutOfRange() {
        for (String limit : List.of("0", "51", "-1", "ten", "99999999999")) {
            assertThatThrownBy(() -> SearchTerms.of("mail", null, limit)).isInstanceOf(HttpProblem.class);
        }
    }

    @Test
    void takesEachNameOnce() {
        assertThat(ToolNames.of(List.of("mcp_a_b", "a.org.main.b", "mcp_a_b")).actions()).hasSize(2);
        for (List<String> names : Arrays.asList(null, List.<String>of(), List.of(" "), List.of("x".repeat(601)),
                Collections
                        .unmodifiableList(java.util.stream.IntStream.range(0, 21).mapToObj(i -> "t" + i).toList()))) {
            assertThatThrownBy(() -> ToolNames.of(names)).isInstanceOf(HttpProblem.class);
        }
    }
}
