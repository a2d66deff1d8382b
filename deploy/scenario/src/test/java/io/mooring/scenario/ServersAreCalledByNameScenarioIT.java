package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Json;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Two integrations have a tool of one call name: who names the server gets that server's, and no other's answer. */
@Order(5)
@ExtendWith(RunningStack.class)
class ServersAreCalledByNameScenarioIT {

    private static final String SHORT = "git";
    private static final String LONG = "git_hub";
    /** Both: {@code hub_create} of git, {@code create} of git_hub. */
    private static final String CALL_NAME = "mcp_git_hub_create";

    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();

    ServersAreCalledByNameScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "by-name");
    }

    @BeforeAll
    void connectBoth() {
        registered(SHORT, "hub_create");
        registered(LONG, "create");
        for (String slug : List.of(SHORT, LONG)) {
            await().atMost(SOON).until(
                    () -> tenant.admin().post("/api/connections", ParcelApi.openConnection(slug, "main")),
                    answer -> answer.status() != 400 && answer.status() != 404).expect(201);
        }
        await().atMost(SOON).untilAsserted(() -> call(SHORT, "hub_create", "arrived").expect(200));
        await().atMost(SOON).untilAsserted(() -> call(LONG, "create", "arrived").expect(200));
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    private void registered(String slug, String operation) {
        tenant.admin().post("/api/openapi/specs", Map.of("slug", slug, "spec", Map.of("kind", "blob", "value",
                Json.text(Map.of("openapi", "3.1.0", "info", Map.of("title", slug, "version", "1"), "servers",
                        List.of(Map.of("url", upstream.url() + "/" + slug)), "paths", Map.of("/{case}",
                                Map.of("get", Map.of("operationId", operation, "parameters", List.of(Map.of("name",
                                        "case", "in", "path", "required", true, "schema", Map.of("type", "string"))),
                                        "responses", Map.of()))))))))
                .expect(201);
    }

    /** Each three times: what was looked up for one is kept, and is not the other's. */
    @Test
    void runsTheToolOfTheServerThatIsNamed() {
        for (int round = 0; round < 3; round++) {
            call(SHORT, "hub_create", "lookup").expect(200);
            call(LONG, "create", "lookup").expect(200);
            tenant.admin().post("/api/tools/execute",
                    Map.of("user_id", "ada", "action", CALL_NAME, "params", Map.of("case", "lookup"))).expect(200);
        }

        assertThat(seen("lookup")).containsExactlyElementsOf(Stream.generate(() -> List.of(SHORT, LONG, LONG)).limit(3)
                .flatMap(List::stream).toList());
    }

    @Test
    void hasNoToolsOfOtherServers() {
        call(SHORT, "create", "others").expectProblem(404);
        call(LONG, "hub_create", "others").expectProblem(404);
        call(SHORT, LONG + ".org.main.create", "others").expectProblem(404);
        call(SHORT, CALL_NAME, "others").expectProblem(404);

        assertThat(seen("others")).isEmpty();
    }

    @Test
    void repeatsNoAnswerOfAnotherServer() {
        var repeating = tenant.admin().with("Idempotency-Key", "once");

        repeating.post("/mcp/call", body(SHORT, "hub_create", "repeat")).expect(200);
        Answer other = repeating.post("/mcp/call", body(LONG, "create", "repeat")).expectProblem(422);
        Answer again = repeating.post("/mcp/call", body(SHORT, "hub_create", "repeat")).expect(200);

        assertThat(other.text()).contains("idempotency-key-reused");
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(seen("repeat")).containsExactly(SHORT);
    }

    private Answer call(String server, String tool, String name) {
        return tenant.admin().post("/mcp/call", body(server, tool, name));
    }

    private static Map<String, Object> body(String server, String tool, String name) {
        return Map.of("user_id", "ada", "server", server, "tool", tool, "arguments", Map.of("case", name));
    }

    /** The servers that were asked in this case. */
    private List<String> seen(String name) {
        return upstream.seen().stream().map(Upstream.Exchange::path).filter(path -> path.endsWith("/" + name))
                .map(path -> path.substring(1, path.lastIndexOf('/'))).toList();
    }
}
