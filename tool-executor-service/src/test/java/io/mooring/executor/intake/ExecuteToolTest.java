package io.mooring.executor.intake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.caller.Caller;

class ExecuteToolTest {

    private static final ObjectMapper JSON = new ObjectMapper();

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
