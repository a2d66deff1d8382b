package io.mooring.executor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;
import io.mooring.executor.journal.Arguments;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;

class ToolAnswerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Call CALL = new Call("t1", "call_1", "get", "u1", "API_KEY", "k1",
            new Arguments("d", "{}", 2), Instant.EPOCH).of("echo", "get").on("conn_1");
    private static final Upstream UPSTREAM = new Upstream(404, Map.of(), IntNode.valueOf(7), 1);

    @Test
    void givesResultOfSuccess() throws Exception {
        assertThat(JSON.writeValueAsString(ToolAnswer.of(CALL, new Outcome.Succeeded(UPSTREAM)))).isEqualTo("""
                {"success":true,"result":7,"outcome":"succeeded","call_id":"call_1","connection":"conn_1",\
                "upstream":{"status":404,"headers":{}}}""");
    }

    @Test
    void saysThatAnOutcomeIsUnknown() throws Exception {
        assertThat(JSON.writeValueAsString(
                ToolAnswer.of(CALL, new Outcome.Unknown(ToolError.UPSTREAM_TIMEOUT, "late")))).isEqualTo("""
                        {"success":false,"result":null,"error":{"slug":"upstream-timeout","detail":"late"},\
                        "outcome":"unknown","call_id":"call_1","connection":"conn_1"}""");
    }

    @Test
    void saysThatACallWaitsForItsApproval() throws Exception {
        String text = new ObjectMapper().registerModule(new JavaTimeModule())
                .writeValueAsString(ToolAnswer.awaiting(CALL.awaiting("apr_1"), Instant.EPOCH));

        assertThat(text).startsWith("""
                {"success":false,"status":"approval_required","approval_id":"apr_1","expires_at":""").endsWith("""
                "call_id":"call_1","connection":"conn_1"}""");
        assertThat(ToolAnswer.isAwaiting(text)).isTrue();
    }

    @Test
    void takesNoResultForAnAnswerThatWaits() throws Exception {
        Upstream echo = new Upstream(200, Map.of(), JSON.readTree("""
                {"success":false,"status":"approval_required"}"""), 1);

        String text = JSON.writeValueAsString(ToolAnswer.of(CALL, new Outcome.Succeeded(echo)));

        assertThat(ToolAnswer.isAwaiting(text)).isFalse();
    }

    @Test
    void journalsWhyACallWasRejectedWithoutItsArguments() {
        assertThat(End.rejected(ExecutorError.INVALID_ARGUMENTS.at("/params/password", "hunter2")))
                .isEqualTo(new End("REJECTED", "invalid-arguments", "The arguments do not fit the tool", null, 0));
    }

    @Test
    void journalsStatusOfAFailedCall() {
        assertThat(End.of(new Outcome.Failed(ToolError.UPSTREAM_ERROR, "the upstream answered 404", UPSTREAM)))
                .isEqualTo(new End("FAILED", "upstream-error", "the upstream answered 404", 404, 1));
    }

    @Test
    void digestsTheSameWhateverTheOrder() throws Exception {
        assertThat(Arguments.digest(JSON.readTree("{\"a\":[1,{\"c\":\"\\\"\",\"b\":{}}],\"d\":null}")))
                .isEqualTo(Arguments.digest(JSON.readTree("{ \"d\":null, \"a\":[1,{\"b\":{},\"c\":\"\\\"\"}] }")))
                .isNotEqualTo(Arguments.digest(JSON.readTree("{\"a\":[1,{\"c\":\"\\\"\",\"b\":[]}],\"d\":null}")));
    }
}
