package io.mooring.executor.toolrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;
import io.mooring.executor.dispatch.ToolAnswer;
import io.mooring.executor.invitation.Invitation;
import io.mooring.executor.journal.Arguments;
import io.mooring.executor.journal.Call;
import io.mooring.executor.resolution.ArgumentCheck;
import io.mooring.executor.resolution.Violation;
import io.mooring.executor.rpc.Fault;
import io.quarkiverse.resteasy.problem.HttpProblem;

class CallResultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Call CALL = new Call("t1", "call_1", "get", "u1", "API_KEY", "k1",
            new Arguments("d", "{}", 2), Instant.EPOCH).of("echo", "get").on("conn_1");

    @Test
    void giveResultsAsTextAndAsTheyAre() {
        assertThat(of(new Outcome.Succeeded(upstream("{\"a\":1}")))).isEqualTo(tree("""
                {"content": [{"type": "text", "text": "{\\"a\\":1}"}], "isError": false,
                 "structuredContent": {"a": 1}}"""));
        assertThat(of(new Outcome.Succeeded(upstream("\"hello\"")))).isEqualTo(tree("""
                {"content": [{"type": "text", "text": "hello"}], "isError": false}"""));
    }

    @Test
    void passOnWhatServersSayWhole() {
        ObjectNode said = (ObjectNode) tree(
                "{\"content\": [], \"isError\": true, \"_meta\": {\"x\": 1}, \"later\": 2}");

        assertThat(of(new Outcome.Spoken(said, 10))).isEqualTo(said);
    }

    @Test
    void refuseInTheWordsOfServers() {
        Outcome refused = new Outcome.Answered(upstream("null"),
                tree("[{\"code\": -32021, \"message\": \"no\", \"data\": {\"a\": 1}}]"),
                new Outcome.Why(ToolError.MCP_REFUSED, "no"), false);

        assertThatThrownBy(() -> of(refused)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.status()).isEqualTo(400);
            assertThat(fault.error())
                    .isEqualTo(tree("{\"code\": -32021, \"message\": \"no\", \"data\": {\"a\": 1}}"));
        });
    }

    @Test
    void tellModelsWhatWentWrong() {
        String failed = text(of(new Outcome.Failed(ToolError.UPSTREAM_BUSY, "later", null, Duration.ofSeconds(7))));

        assertThat(failed).contains("upstream-busy", "later", "7 s");
        assertThat(text(CallResults.of(ToolAnswer.awaiting(CALL.awaiting("apr_1"), Instant.EPOCH))))
                .contains("has not run", "apr_1");
        assertThat(text(CallResults.refused("x", ArgumentCheck.problem(List.of(new Violation("/params/to", "text"))))))
                .contains("/arguments/to: text");
        assertThat(text(CallResults.refused("x", ExecutorError.NO_CONNECTION.because("connect first"))))
                .contains("no-connection", "connect first");
    }

    @Test
    void giveTheLinkThatConnects() {
        HttpProblem problem = ExecutorError.NO_CONNECTION.because("connect first");
        ObjectNode result = CallResults.unconnected(problem,
                new Invitation("cs_1", "http://localhost/connect/x", Instant.EPOCH));

        assertThat(text(result)).contains("no-connection: connect first", "http://localhost/connect/x", "1970-01-01");
        assertThat(result.path("isError").booleanValue()).isTrue();
    }

    @Test
    void listConnectionsToChooseFrom() {
        HttpProblem several = HttpProblem.builder(ExecutorError.SEVERAL_CONNECTIONS.at("/connection", "expected one"))
                .with("connections", List.of(Map.of("id", "conn_1", "owner", "user", "name", "work", "address",
                        "shop.user.work")))
                .build();

        assertThat(text(CallResults.refused("x", several))).contains("work (user's), at shop.user.work");
    }

    @Test
    void answerWhatIsHiddenLikeWhatNeverWas() {
        for (HttpProblem hidden : List.of(ExecutorError.UNKNOWN_TOOL.because("no tool a"),
                ExecutorError.READ_ONLY.because("it writes"), ExecutorError.UNKNOWN_CONNECTION.because("nobody's"))) {
            assertThatThrownBy(() -> CallResults.refused("a", hidden)).isInstanceOfSatisfying(Fault.class,
                    fault -> assertThat(fault.error())
                            .isEqualTo(tree("{\"code\": -32602, \"message\": \"Unknown tool: a\"}")));
        }
        assertThatThrownBy(() -> CallResults.refused("a", GeneralError.BAD_REQUEST.because("no text")))
                .isInstanceOf(Fault.class);
    }

    private static ObjectNode of(Outcome outcome) {
        return CallResults.of(ToolAnswer.of(CALL, outcome));
    }

    private static String text(ObjectNode result) {
        assertThat(result.path("isError").booleanValue()).isTrue();
        return result.path("content").path(0).path("text").textValue();
    }

    private static Upstream upstream(String result) {
        return new Upstream(200, Map.of(), tree(result), 1);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
