package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Clerk;
import io.mooring.scenario.party.Json;
import io.mooring.scenario.party.NotesApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** What policies let through, hold back and stop; held calls run once, and the audit knows all of them. */
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningStack.class)
class PoliciesAndApprovalsScenarioIT {

    private static final String SECRET = "hunter2-of-ada";

    private final Stack stack;
    private final Tenant tenant;
    private final Api admin;
    private final Upstream upstream = Upstream.start();
    private final NotesApi notes;

    PoliciesAndApprovalsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "policies");
        this.admin = tenant.admin();
        this.notes = NotesApi.connected(tenant, upstream);
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    @Order(1)
    void blocksAtOnceWhatAPolicyNamesAndTellsNobodyOfIt() {
        await().atMost(SOON).untilAsserted(() -> assertThat(found("ben")).contains("mcp_notes_deleteNote"));
        String policy = policy(Map.of("user_id", "ben", "pattern", "notes.org.*.deleteNote", "action", "block"));

        Answer blocked = notes.delete(admin, "ben", "blocked").expectProblem(404);
        Answer unknown = notes.execute(admin, "ben", "mcp_notes_deleteNotf", Map.of("note", "blocked"))
                .expectProblem(404);
        assertThat(words(blocked).replace("deleteNote", "deleteNotf")).isEqualTo(words(unknown))
                .contains("unknown-tool", "mcp_notes_readNote").doesNotContain("mcp_notes_deleteNote");
        assertThat(notes.tools("ben")).containsExactlyInAnyOrder("mcp_notes_readNote", "mcp_notes_writeNote");
        assertThat(found("ben")).contains("mcp_notes_readNote").doesNotContain("mcp_notes_deleteNote");
        assertThat(admin.get("/api/tools/describe?user_id=ben&name=mcp_notes_deleteNote").expectProblem(404).text())
                .contains("unknown-tool");
        JsonNode check = check(Map.of("user_id", "ben", "action", "mcp_notes_deleteNote", "params", Map.of()));
        assertThat(check.path("decision").textValue()).isEqualTo("block");
        assertThat(check.path("policies").get(0).path("id").textValue()).isEqualTo(policy);
        assertThat(check.path("problem").path("slug").textValue()).isEqualTo("unknown-tool");
        assertThat(upstream.seen("/notes/blocked")).isEmpty();

        notes.delete(admin, "ada", "not-bens").expect(200);
        admin.delete("/api/policies/" + policy).expect(204);
        notes.delete(admin, "ben", "allowed-again").expect(200);
    }

    @Test
    @Order(2)
    void takesTheMostRestrictiveOfTenantUserAndAgent() {
        Clerk clerk = Clerk.made(tenant, "cleo", "notes:full");
        String tenants = policy(Map.of("pattern", "notes.org.main.readNote", "action", "require_approval"));
        policy(Map.of("user_id", "cleo", "pattern", "*", "action", "approve"));
        policy(Map.of("agent_id", clerk.id(), "pattern", "mcp_notes_readNote", "action", "block"));

        JsonNode agents = check(Map.of("agent_id", clerk.id(), "action", "mcp_notes_readNote", "params",
                Map.of("note", "n")));
        JsonNode users = check(Map.of("user_id", "cleo", "action", "mcp_notes_readNote", "params",
                Map.of("note", "n")));

        assertThat(agents.path("policies").findValuesAsText("action")).containsExactly("block", "require_approval",
                "approve");
        assertThat(users.path("decision").textValue()).isEqualTo("require_approval");
        assertThat(clerk.tools()).contains("mcp_notes_deleteNote").doesNotContain("mcp_notes_readNote");
        clerk.execute("mcp_notes_readNote", Map.of("note", "n")).expectProblem(404);
        clerk.holder().post("/api/tools/check", Map.of("action", "mcp_notes_readNote", "params", Map.of("note", "n")))
                .expectProblem(404);
        clerk.execute("mcp_notes_deleteNote", Map.of("note", "approved-by-policy")).expect(200);
        admin.delete("/api/policies/" + tenants).expect(204);
        assertThat(check(Map.of("user_id", "cleo", "action", "mcp_notes_readNote", "params", Map.of("note", "n")))
                .path("runs").booleanValue()).isTrue();
    }

    @Test
    @Order(3)
    void namesWhatIsWrongWithAPolicy() {
        for (String pattern : List.of("", "notes", "*.org.main.x", "no*.*", "notes.some.main.x", "mcp_*")) {
            assertThat(admin.post("/api/policies", Map.of("pattern", pattern, "action", "block")).expectProblem(400)
                    .text()).contains("/pattern");
        }
        assertThat(admin.post("/api/policies", Map.of("pattern", "*", "action", "maybe")).expectProblem(400).text())
                .contains("/action");
        assertThat(admin.post("/api/policies", Map.of("pattern", "*", "action", "block", "user_id", "a", "agent_id",
                "agent_aaaaaaaaaaaaaaaa")).expectProblem(400).text()).contains("/agent_id");
    }

    @Test
    @Order(4)
    void asksBeforeAnAgentDestroysAndRunsItOnce() {
        Clerk clerk = Clerk.made(tenant, "ada", "notes:full");
        Clerk other = Clerk.made(tenant, "ada", "notes:full");
        Api keyed = clerk.holder().with("Idempotency-Key", "once");
        Map<String, ?> call = Map.of("action", "mcp_notes_deleteNote", "params", Map.of("note", "asked"));

        clerk.execute("mcp_notes_deleteNote", Map.of("note", 7)).expectProblem(400);
        Answer asked = keyed.post("/api/tools/execute", call).expect(202);
        String id = asked.text("approval_id");
        assertThat(asked.json().path("success").booleanValue()).isFalse();
        assertThat(asked.text("status")).isEqualTo("approval_required");
        assertThat(keyed.post("/api/tools/execute", call).expect(202).text("approval_id")).isEqualTo(id);
        assertThat(clerk.holder().get("/api/approvals").expect(200).json().path("approvals").findValuesAsText("id"))
                .containsExactly(id);
        other.holder().get("/api/approvals/" + id).expectProblem(404);
        clerk.holder().post("/api/approvals/" + id + "/approve", Map.of()).expectProblem(403);
        assertThat(upstream.seen("/notes/asked")).isEmpty();

        assertThat(IntStream.range(0, 4).parallel()
                .map(approver -> admin.post("/api/approvals/" + id + "/approve", Map.of("note", "fine")).status()))
                .containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(admin.post("/api/approvals/" + id + "/approve", Map.of()).expectProblem(409).text())
                .contains("approval-closed");
        admin.post("/api/approvals/" + id + "/deny", Map.of()).expectProblem(409);
        JsonNode done = awaitStatus(clerk.holder(), asked.text("call_id"), "done");

        assertThat(done.path("answer").path("result").path("done").booleanValue()).isTrue();
        assertThat(done.path("note").textValue()).isEqualTo("fine");
        assertThat(done.path("decided_kind").textValue()).isEqualTo("API_KEY");
        assertThat(upstream.seen("/notes/asked")).singleElement()
                .satisfies(seen -> assertThat(seen.method()).isEqualTo("DELETE"));
        notes.delete(tenant.key("platform").holder(), "ada", "by-platform").expect(200);
    }

    @Test
    @Order(5)
    void letsAnApprovalExpireOrBeDenied() {
        policy(Map.of("user_id", "dan", "pattern", "notes.*", "action", "require_approval", "expires_in", 1));
        policy(Map.of("user_id", "eve", "pattern", "notes.*", "action", "require_approval"));

        String late = notes.delete(admin, "dan", "late").expect(202).text("approval_id");
        String denied = notes.delete(admin, "eve", "denied").expect(202).text("approval_id");
        admin.post("/api/approvals/" + denied + "/deny", Map.of("note", "no")).expect(200);
        awaitStatus(admin, late, "expired");

        admin.post("/api/approvals/" + late + "/approve", Map.of()).expectProblem(409);
        awaitError(late, "approval-expired");
        awaitError(denied, "approval-denied");
        assertThat(upstream.seen("/notes/late")).isEmpty();
        assertThat(upstream.seen("/notes/denied")).isEmpty();
    }

    @Test
    @Order(6)
    void knowsEveryCallAndNoSecret() {
        // Given
        Clerk clerk = Clerk.made(tenant, "gus", "notes:full");
        Answer written = notes.write(admin, "gus", Map.of("text", "plain words", "password", SECRET)).expect(200);

        // When
        assertThat(clerk.holder().post("/api/tools/execute", Map.of("user_id", "hal", "action", "mcp_notes_readNote",
                "params", Map.of())).expectProblem(403).text()).contains("/user_id");

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(calls("error=forbidden&caller=" + clerk.id()))
                .singleElement().satisfies(call -> {
                    assertThat(call.path("agent").textValue()).isEqualTo(clerk.id());
                    assertThat(call.path("user_id").textValue()).isEqualTo("hal");
                }));
        JsonNode call = await().atMost(SOON)
                .until(() -> admin.get("/api/calls/" + written.text("call_id")), found -> found.status() == 200)
                .json();
        assertThat(call.path("arguments").path("body").path("text").textValue()).isEqualTo("plain words");
        assertThat(call.path("arguments").path("body").path("password").textValue()).isEqualTo("[redacted]");
        assertThat(call.path("stages").findValues("run")).isNotEmpty();
        assertThat(calls("error=policy-blocked")).hasSize(2);
        assertThat(calls("error=approval-denied")).hasSize(1);
        assertThat(new Database(stack, "executor").dump().toString()).doesNotContain(SECRET);
        assertThat(Topic.read(stack, Topics.TOOL_INVOKED, tenant.name()).toString()).doesNotContain(SECRET);
    }

    @Test
    @Order(7)
    void exportsTheAudit() {
        List<String> listed = calls("limit=200").stream().map(call -> call.path("id").textValue()).toList();

        Answer lines = admin.get("/api/calls/export?format=ndjson").expect(200);
        Answer table = admin.get("/api/calls/export?format=csv").expect(200);
        Answer some = admin.get("/api/calls/export?format=csv&error=policy-blocked").expect(200);

        assertThat(lines.header("Content-Type").orElse("")).startsWith("application/x-ndjson");
        assertThat(lines.text().lines().map(line -> Json.tree(line).path("id").textValue())).isEqualTo(listed);
        assertThat(table.header("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(table.text().split("\r\n")).hasSize(listed.size() + 1);
        assertThat(some.text().split("\r\n")).hasSize(3);
        assertThat(admin.get("/api/calls/export?format=xls").expectProblem(400).text()).contains("format");
        assertThat(admin.send("PUT", "/api/calls/retention", Map.of("days", 30)).expect(200).json().path("days")
                .intValue()).isEqualTo(30);
        assertThat(admin.send("PUT", "/api/calls/retention", Map.of("days", 4000)).expectProblem(400).text())
                .contains("/days");
    }

    private String policy(Map<String, ?> body) {
        return admin.post("/api/policies", body).expect(201).text("id");
    }

    private List<String> found(String user) {
        return admin.get("/api/tools/search?q=note&user_id=" + user).expect(200).json().path("tools")
                .findValuesAsText("name").stream().filter(name -> name.startsWith("mcp_")).toList();
    }

    private static String words(Answer problem) {
        return problem.text().replaceAll("\"traceId\":\"\\w+\"", "");
    }

    private JsonNode check(Map<String, ?> body) {
        return admin.post("/api/tools/check", body).expect(200).json();
    }

    private JsonNode awaitStatus(Api caller, String approval, String status) {
        return await().atMost(SOON).until(() -> caller.get("/api/approvals/" + approval).json(),
                shown -> status.equals(shown.path("status").textValue()));
    }

    private void awaitError(String approval, String error) {
        String call = admin.get("/api/approvals/" + approval).expect(200).text("call_id");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                admin.get("/api/calls/" + call).expect(200).json().path("error").textValue()).isEqualTo(error));
    }

    private List<JsonNode> calls(String query) {
        return admin.get("/api/calls?" + query).expect(200).json().path("calls").valueStream().toList();
    }
}
