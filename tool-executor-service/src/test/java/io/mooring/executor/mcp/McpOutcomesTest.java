package io.mooring.executor.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.mcpclient.McpAnswer;

class McpOutcomesTest {

    @Test
    void keepsResultsWhole() {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("own", 1);

        assertThat(McpOutcomes.of(new McpAnswer.Result(result), false))
                .isInstanceOfSatisfying(Outcome.Spoken.class, spoken -> {
                    assertThat(spoken.result()).isSameAs(result);
                    assertThat(spoken.failure()).isNull();
                });
    }

    @Test
    void takesAToolAtItsWordThatItFailed() {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("isError", true);
        result.putArray("content").addObject().put("type", "text").put("text", "no such note");

        assertThat(McpOutcomes.of(new McpAnswer.Result(result), false))
                .isInstanceOfSatisfying(Outcome.Spoken.class, spoken -> assertThat(spoken.failure())
                        .isEqualTo(new Outcome.Why(ToolError.TOOL_FAILED, "no such note")));
    }

    @Test
    void showsErrorsToTheCaller() {
        assertThat(McpOutcomes.of(new McpAnswer.Refused(-32602, "unknown tool", null), false))
                .isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                    assertThat(answered.errors()).hasToString("[{\"code\":-32602,\"message\":\"unknown tool\"}]");
                    assertThat(answered.failure().error()).isEqualTo(ToolError.MCP_REFUSED);
                    assertThat(answered.refusesCredential()).isFalse();
                });
    }

    @Test
    void asksForANewerCredentialOnlyWhereThatHelps() {
        Outcome refused = McpOutcomes.of(new McpAnswer.CredentialRefused("Bearer", false), false);
        Outcome scope = McpOutcomes.of(new McpAnswer.CredentialRefused("Bearer scope=\"notes.write\"", true), false);

        assertThat(refused.refusesCredential()).isTrue();
        assertThat(scope.refusesCredential()).isFalse();
        assertThat(scope).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo(ToolError.PERMISSION_DENIED);
            assertThat(failed.detail()).contains("notes.write");
        });
    }

    @Test
    void doesNotKnowWhatAWritingToolDidThatGaveNoAnswer() {
        McpAnswer lost = new McpAnswer.Failed(ToolError.UPSTREAM_TIMEOUT, "no answer in time", true, null);
        McpAnswer unsent = new McpAnswer.Failed(ToolError.UPSTREAM_BUSY, "later", false, Duration.ofSeconds(1));

        assertThat(McpOutcomes.of(lost, false)).isInstanceOf(Outcome.Unknown.class);
        assertThat(McpOutcomes.of(lost, true)).isInstanceOf(Outcome.Failed.class);
        assertThat(McpOutcomes.of(unsent, false)).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
    }
}
