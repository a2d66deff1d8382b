package io.mooring.executor.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.Weight;
import io.smallrye.mutiny.Uni;

class McpOutcomesTest {

    @Test
    void keepsResultsWhole() {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("own", 1);

        assertThat(outcome(new McpAnswer.Result(result), false))
                .isInstanceOfSatisfying(Outcome.Spoken.class, spoken -> {
                    assertThat(spoken.result()).isSameAs(result);
                    assertThat(spoken.failure()).isNull();
                });
    }

    @Test
    void takesAToolAtItsWordThatItFailed() {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("isError", true);
        result.putArray("content").addObject().put("type", "text").put("text", "no such note");

        assertThat(outcome(new McpAnswer.Result(result), false))
                .isInstanceOfSatisfying(Outcome.Spoken.class, spoken -> assertThat(spoken.failure())
                        .isEqualTo(new Outcome.Why(ToolError.TOOL_FAILED, "no such note")));
    }

    @Test
    void showsErrorsToTheCaller() {
        assertThat(outcome(new McpAnswer.Refused(-32602, "unknown tool", null), false))
                .isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                    assertThat(answered.errors()).hasToString("[{\"code\":-32602,\"message\":\"unknown tool\"}]");
                    assertThat(answered.failure().error()).isEqualTo(ToolError.MCP_REFUSED);
                    assertThat(answered.refusesCredential()).isFalse();
                });
    }

    @Test
    void asksForANewerCredentialOnlyWhereThatHelps() {
        Outcome refused = outcome(new McpAnswer.CredentialRefused("Bearer", false), false);
        Outcome scope = outcome(new McpAnswer.CredentialRefused("Bearer scope=\"notes.write\"", true), false);

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

        assertThat(outcome(lost, false)).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcome(lost, true)).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome(unsent, false)).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void isNotDoneWhileTheServerAsksWhatItsCallerIsNotAsked() throws JsonProcessingException {
        ObjectNode result = (ObjectNode) new ObjectMapper().readTree("""
                {"resultType": "input_required", "inputRequests": {"who": {"method": "elicitation/create",
                    "params": {"message": "Who are you?"}}}}""");

        assertThat(outcome(new McpAnswer.Result(result), false)).isEqualTo(new Outcome.Asking(result, bytes(result)));
        assertThat(McpOutcomes.of(new McpAnswer.Result(result), false, able("sampling")))
                .isInstanceOf(Outcome.Asking.class);
        assertThat(McpOutcomes.of(new McpAnswer.Result(result), false, able("elicitation")))
                .isInstanceOf(Outcome.Spoken.class);
    }

    @Test
    void isNotDoneWhereNobodyComesAgain() {
        ObjectNode later = JsonNodeFactory.instance.objectNode().put("resultType", "input_required")
                .put("requestState", "s");

        assertThat(outcome(new McpAnswer.Result(later), false)).isInstanceOf(Outcome.Asking.class);
        assertThat(McpOutcomes.of(new McpAnswer.Result(later), false, able("sampling")))
                .isInstanceOf(Outcome.Spoken.class);
    }

    private static Exchange able(String capability) {
        return new Exchange() {

            @Override
            public ObjectNode capabilities() {
                ObjectNode all = JsonNodeFactory.instance.objectNode();
                all.putObject(capability);
                return all;
            }

            @Override
            public void progress(ObjectNode params) {
                // nobody listens
            }

            @Override
            public void message(ObjectNode params) {
                // nobody listens
            }

            @Override
            public Uni<JsonNode> ask(String method, JsonNode params) {
                return Uni.createFrom().failure(new AssertionError("asked " + method));
            }
        };
    }

    private static long bytes(ObjectNode result) {
        return Weight.of(result, Long.MAX_VALUE);
    }

    private static Outcome outcome(McpAnswer answer, boolean readOnly) {
        return McpOutcomes.of(answer, readOnly, Exchange.NONE);
    }
}
