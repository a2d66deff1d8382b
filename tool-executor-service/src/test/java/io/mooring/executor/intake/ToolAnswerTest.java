package io.mooring.executor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;

class ToolAnswerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Call CALL = new Call("t1", "call_1", "echo", "get", "conn_1", "u1", "API_KEY", "k1", "d",
            Instant.EPOCH);
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
        assertThat(Digest.of(JSON.readTree("{\"a\":[1,{\"c\":\"\\\"\",\"b\":{}}],\"d\":null}")))
                .isEqualTo(Digest.of(JSON.readTree("{ \"d\":null, \"a\":[1,{\"b\":{},\"c\":\"\\\"\"}] }")))
                .isNotEqualTo(Digest.of(JSON.readTree("{\"a\":[1,{\"c\":\"\\\"\",\"b\":[]}],\"d\":null}")));
    }

    @Test
    void describesTypesOfParameters() throws Exception {
        assertThat(ParameterTypes.of(JSON.readTree("""
                {"properties":{"a":{"type":"string"},"b":{"type":["integer","null"]},"c":{"type":"array",
                "items":{"type":"string"}},"d":{"$ref":"#/$defs/D"},"e":{}},"$defs":{"D":{"type":"object"}}}""")))
                .isEqualTo(Map.of("a", "string", "b", "integer", "c", "array of string", "d", "object", "e", "any"));
    }

    @Test
    void namesTheFieldOfABadRequest() throws Exception {
        Caller caller = new Caller("t1", Caller.Kind.API_KEY, "k1", Set.of());
        assertThatThrownBy(() -> new ExecuteTool(" ", "a", null, null, null, null).toCall(caller))
                .hasMessageContaining("/user_id");
        assertThatThrownBy(() -> new ExecuteTool("u", null, null, null, null, null).toCall(caller))
                .hasMessageContaining("/action");
        assertThatThrownBy(() -> new ExecuteTool("u", "a", JSON.readTree("[]"), null, null, null).toCall(caller))
                .hasMessageContaining("/params");
    }
}
