package io.mooring.executor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.toolview.ToolView;

class RunnerTest {

    /** Their tools are kept for when they can be run; to whom they were listed, a call would answer 501. */
    @ParameterizedTest
    @ValueSource(strings = "telegraph")
    @SuppressWarnings("NullAway")
    void neitherRunsNorListsKindsThatCannotBeRun(String kind) {
        ToolView tool = new ToolView("notes", "list", "mcp_notes_list", "", "", kind, "{}", null, Map.of(), "{}", true,
                false, Set.of(), 1);
        ToolCall call = new ToolCall(new Caller("acme", Caller.Kind.API_KEY, "key_1", Set.of("admin")), "ada",
                Action.parse("mcp_notes_list"), JsonNodeFactory.instance.objectNode(), null);

        assertThatThrownBy(() -> new Runner(null, null, null, null, null).prepare(call, tool, Map.of()).await()
                .atMost(Duration.ofMinutes(1))).extracting("statusCode").isEqualTo(501);
        assertThat(Runner.KINDS).doesNotContain(kind);
    }
}
