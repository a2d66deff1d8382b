package io.mooring.executor.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Caller.Kind;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.task.Task.Called;

class TasksTest {

    private static final Called CALL = new Called("call_1", "notes", "erase", "conn_1");
    private static final Task TASK = new Task("task_ours", CALL, "theirs");

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"60000,60000", "null,2592000000", "9999999999,2592000000"})
    void lastAsLongAsTheirNamesAtMost(String theirs, String ours) throws Exception {
        ObjectNode said = (ObjectNode) json.readTree("{\"taskId\":\"theirs\",\"ttlMs\":" + theirs + ",\"x\":1}");

        assertThat(Tasks.named(said, TASK))
                .isEqualTo(json.readTree("{\"taskId\":\"task_ours\",\"ttlMs\":" + ours + ",\"x\":1}"));
        assertThat(said.path("taskId").textValue()).as("what was said").isEqualTo("theirs");
    }

    @Test
    void areNotNamedInAnswersThatNameNone() throws Exception {
        ObjectNode said = (ObjectNode) json.readTree("{\"resultType\":\"complete\"}");

        assertThat(Tasks.named(said, TASK)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"taskId\":7}", "{\"taskId\":\"\"}", "{\"taskId\":\"a\\u0000\"}"})
    @SuppressWarnings("NullAway") // nothing is kept
    void areNotFollowedWithoutAName(String result) throws Exception {
        Tasks tasks = new Tasks(null, Clock.systemUTC());
        ObjectNode said = (ObjectNode) json.readTree(result);
        Caller caller = new Caller("acme", Kind.AGENT, "agent_a", Set.of());

        assertThatThrownBy(() -> tasks.keep(caller, "ada", CALL, said).await().atMost(Duration.ofMinutes(2)))
                .isInstanceOf(Fault.class).hasMessageContaining("do not send it again");
    }
}
