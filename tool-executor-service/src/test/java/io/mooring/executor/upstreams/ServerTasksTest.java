package io.mooring.executor.upstreams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.executor.rpc.Fault;
import io.mooring.executor.task.Task;

class ServerTasksTest {

    @ParameterizedTest
    @CsvSource({"1, task 1 has failed after 10 tries, task task_a has failed after 10 tries",
            "t-1, no 't-1' but t-10 and at-1, no 'task_a' but t-10 and at-1", "$.*, no $.*, no task_a"})
    void saysWhatTheServerSaidWithoutItsId(String id, String said, String told) {
        Task task = new Task("task_a", new Task.Called("call_1", "jobs", "run", "conn_1"), id);

        Fault named = ServerTasks.named(Fault.of(-32603, said, JsonNodeFactory.instance.textNode("see\n" + id)), task);

        assertThat(named.error().path("message").textValue()).isEqualTo(told);
        assertThat(named.error().has("data")).isFalse();
        assertThat(ServerTasks.named(Fault.of(-32603, said, JsonNodeFactory.instance.textNode("see 10")), task).error()
                .path("data").textValue()).isEqualTo("see 10");
    }
}
