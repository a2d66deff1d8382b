package io.mooring.executor.upstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.ToolError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.journal.Arguments;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.Upstream;
import io.mooring.executor.rpc.Fault;

class ReadingTest {

    private static final ObjectNode WANTED = JsonNodeFactory.instance.objectNode().put("name", "review");
    private static final Upstream NOTES = new Upstream("acme", "notes", 1, new ConnectionView("conn_1", "org", null,
            "notes", "main", "none", "ACTIVE", 1), JsonNodeFactory.instance.objectNode());

    private final Reading reading = new Reading(new Call("acme", "call_1", "prompts/get", "ada", "AGENT", "agent_1",
            Arguments.of(WANTED), Instant.EPOCH));

    @Test
    void saysWhereItWasAskedAndHowMuchCame() {
        // When
        reading.at(NOTES);
        reading.heard(new McpAnswer.Result(JsonNodeFactory.instance.objectNode().put("text", "é")));

        // Then
        assertThat(reading.call().integration()).isEqualTo("notes");
        assertThat(reading.call().tool()).isEqualTo("prompts/get");
        assertThat(reading.call().connection()).isEqualTo("conn_1");
        assertThat(reading.ended()).isEqualTo(new End("SUCCEEDED", null, null, null, 13));
    }

    @Test
    void saysWhatAServerRefusedWithoutItsWords() {
        reading.heard(new McpAnswer.Refused(-32602, "no prompt secret-of-ada", null));

        assertThat(reading.ended(Fault.invalidParams("Unknown prompt: review")))
                .isEqualTo(new End("FAILED", ToolError.MCP_REFUSED.slug(), null, null, 0));
    }

    @Test
    void isRejectedWhenNobodyWasAsked() {
        assertThat(reading.ended(Fault.invalidParams("Unknown prompt: review")).error()).isEqualTo("not-found");
        reading.refused(ExecutorError.NO_CONNECTION.because("connect first"));
        assertThat(reading.ended(Fault.unavailable(200, "connect first")))
                .isEqualTo(End.rejected(ExecutorError.NO_CONNECTION.slug(), ExecutorError.NO_CONNECTION.title()));
        assertThat(reading.call().integration()).isEmpty();
    }

    @Test
    void isACallOfItsOwnAtTheNextServer() {
        // Given
        reading.at(NOTES);
        reading.heard(new McpAnswer.Refused(-32602, "no such prompt", null));
        assertThat(reading.isOver()).isTrue();

        // When
        reading.again(new Call("acme", "call_2", "prompts/get", "ada", "AGENT", "agent_1", Arguments.of(WANTED),
                Instant.EPOCH));

        // Then
        assertThat(reading.isOver()).isFalse();
        assertThat(reading.call().id()).isEqualTo("call_2");
        assertThatIllegalStateException().isThrownBy(reading::ended);
    }

    @Test
    void hasNoEndWithoutAnAnswer() {
        assertThatIllegalStateException().isThrownBy(reading::ended);
    }
}
