package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.McpAgent;
import io.mooring.scenario.party.McpCaller;
import io.mooring.scenario.party.McpPeer;
import io.mooring.scenario.party.McpSuite;
import io.mooring.scenario.party.McpSuite.Told;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Servers go on with calls as tasks, and whoever called is told what became of them, and nobody else. */
@Order(5)
@ExtendWith(RunningStack.class)
class McpTasksScenarioIT {

    private static final Map<String, ?> KNOWS_TASKS = Map.of("extensions",
            Map.of("io.modelcontextprotocol/tasks", Map.of()), "elicitation", Map.of("form", Map.of()));
    private static final String SLUG = "jobs";

    private final McpSuite suite;
    private final McpPeer fixture;
    private final Tenant tenant;
    private final McpAgent agent;
    private final McpCaller caller;

    McpTasksScenarioIT(Stack stack) throws IOException {
        this.suite = McpSuite.installed();
        this.fixture = suite.fixture("modern");
        this.tenant = Tenant.fresh(stack, "tasks");
        this.agent = McpAgent.of(tenant, SLUG, fixture.url());
        this.caller = McpCaller.of(agent);
    }

    @BeforeAll
    static void needSuite() {
        McpSuite.need();
    }

    @AfterAll
    void closeFixture() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks-lifecycle", "tasks-capability-negotiation", "tasks-wire-fields",
            "tasks-request-state-removal", "tasks-mrtr-input", "tasks-request-headers", "tasks-dispatch-and-envelope",
            "tasks-required-task-error", "tasks-mrtr-composition"})
    void goOnAsTheSuiteWants(String scenario) throws IOException {
        try (McpPeer shim = suite.shim(agent.endpoint(), agent.token())) {
            Told told = suite.judgeExtension(shim.url(), scenario);

            assertThat(told.status()).as(told.verdict()).isZero();
        }
    }

    @Test
    void areTheirCallersAlone() {
        McpAgent sibling = McpAgent.bound(tenant, SLUG, SLUG);
        McpAgent stranger = McpAgent.of(Tenant.fresh(tenant.stack(), "no-tasks"), SLUG, fixture.url());

        String task = begun();

        assertThat(asked("tasks/get", task).at("/result/taskId").textValue()).isEqualTo(task);
        for (McpAgent other : List.of(sibling, stranger)) {
            McpCaller thief = McpCaller.of(other);
            for (String method : List.of("tasks/get", "tasks/update", "tasks/cancel")) {
                String theirs = thief.modern(method, params(task), KNOWS_TASKS).expect(200).text();
                String nobodys = thief.modern(method, params("task_none"), KNOWS_TASKS).expect(200).text();
                assertThat(theirs.replace(task, "task_none")).isEqualTo(nobodys).contains("-32602");
            }
        }
        assertThat(asked("tasks/get", task).at("/result/status").textValue()).isEqualTo("input_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", ".*.*.confirm_delete"})
    void areOutOfReachWithTheirConnectionAndTheirTool(String blocked) {
        String task = begun();
        String policy = tenant.admin().post("/api/policies", Map.of("pattern", SLUG + blocked, "action", "block"))
                .expect(201).text("id");
        await().atMost(SOON).untilAsserted(
                () -> assertThat(asked("tasks/get", task).at("/error/code").intValue()).isEqualTo(-32602));
        tenant.admin().delete("/api/policies/" + policy).expect(204);
        await().atMost(SOON).untilAsserted(
                () -> assertThat(asked("tasks/get", task).at("/result/taskId").textValue()).isEqualTo(task));
    }

    @Test
    void leaveARowOfTheAudit() {
        String task = begun();
        asked("tasks/cancel", task);

        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin()
                .get("/api/calls?integration=" + SLUG + "&tool=tasks/cancel").expect(200).json().path("calls"))
                .anySatisfy(call -> {
                    assertThat(call.path("outcome").textValue()).isEqualToIgnoringCase("succeeded");
                    assertThat(call.path("arguments").toString()).contains(task);
                }));
    }

    /** Neither is a task, nor is it done: there is nobody to be asked. */
    @Test
    void areNotTakenForDoneWhereServersAsk() {
        JsonNode answer = tenant.admin().post("/api/tools/execute", Map.of("user_id", SLUG, "action",
                "mcp_" + SLUG + "_test_input_required_result_elicitation", "params", Map.of())).expect(200).json();

        assertThat(answer.path("success").booleanValue()).isFalse();
        assertThat(answer.at("/error/slug").textValue()).isEqualTo("input-required");
        assertThat(answer.at("/result/inputRequests/user_name/method").textValue()).isEqualTo("elicitation/create");
        await().atMost(SOON).untilAsserted(() -> {
            Answer call = tenant.admin().get("/api/calls/" + answer.path("call_id").textValue()).expect(200);
            assertThat(call.text("outcome")).isEqualToIgnoringCase("failed");
            assertThat(call.text("error")).isEqualTo("input-required");
        });
    }

    /** One that waits for an answer. */
    private String begun() {
        JsonNode begun = caller.modern("tools/call", Map.of("name", "confirm_delete", "arguments",
                Map.of("filename", "a")), KNOWS_TASKS).expect(200).json().path("result");
        assertThat(begun.path("resultType").textValue()).as(begun.toString()).isEqualTo("task");
        assertThat(begun.path("taskId").textValue()).startsWith("task_");
        String task = begun.path("taskId").textValue();
        await().atMost(SOON).untilAsserted(() -> assertThat(asked("tasks/get", task).at("/result/status").textValue())
                .isEqualTo("input_required"));
        return task;
    }

    private JsonNode asked(String method, String task) {
        return caller.modern(method, params(task), KNOWS_TASKS).expect(200).json();
    }

    private static Map<String, Object> params(String task) {
        return Map.of("taskId", task, "inputResponses", Map.of());
    }
}
