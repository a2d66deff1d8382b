package io.mooring.executor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.Outcome;
import io.mooring.executor.resolution.Violation;
import io.mooring.executor.toolview.ToolView;

class PromisedResultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ToolView TOOL = new ToolView("echo", "make", "mcp_echo_make", "", "", "mcp", "{}", null,
            Map.of(), "{}", false, false, Set.of(), 1);

    @Test
    void keepsTheContentOfAResultThatIsNotWhatWasPromised() throws Exception {
        // Given
        ObjectNode said = (ObjectNode) JSON.readTree("""
                {"content": [{"type": "text", "text": "warm"}], "structuredContent": {"degrees": "warm"},
                 "_meta": {"a": 1}}""");

        // When
        Outcome.Spoken judged = PromisedResults.broken(new Outcome.Spoken(said, 100),
                List.of(new Violation("/structuredContent/degrees", "expected a number")));

        // Then
        assertThat(judged.result()).isEqualTo(JSON.readTree(
                """
                        {"content": [{"type": "text", "text": "The tool has run, but its result is not what its server promises: \
                        /structuredContent/degrees: expected a number."}, {"type": "text", "text": "warm"}],
                         "isError": true, "_meta": {"a": 1}}"""));
        assertThat(judged.failure()).isNotNull();
        assertThat(said.has("structuredContent")).isTrue();
    }

    @Test
    void passesOnWhatPromisesNothing() throws Exception {
        Outcome spoken = new Outcome.Spoken((ObjectNode) JSON.readTree("{\"structuredContent\": 1}"), 10);

        assertThat(new PromisedResults(null, Clock.systemUTC()).judge(TOOL, spoken, Instant.MAX).await().indefinitely())
                .isSameAs(spoken);
    }
}
