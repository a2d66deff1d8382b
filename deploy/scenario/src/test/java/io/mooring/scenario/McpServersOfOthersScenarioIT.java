package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.McpServer;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** MCP servers that others made, of both eras: their tools are found, and a call gets what the SDKs' clients get. */
@Order(5)
@ExtendWith(RunningStack.class)
class McpServersOfOthersScenarioIT {

    private static final String CALLS = """
            [["echo", {"message": "größe"}], ["get-sum", {"a": 2, "b": 3.5}], ["get-tiny-image", {}],
             ["get-structured-content", {"location": "Chicago"}], ["get-resource-links", {"count": 2}],
             ["get-annotated-message", {"messageType": "error", "includeImage": false}]]""";

    private final Tenant tenant;

    McpServersOfOthersScenarioIT(Stack stack) {
        assumeTrue(McpServer.canRun(), "no node and npm on this machine: no MCP server is asked");
        this.tenant = Tenant.fresh(stack, "peers");
    }

    @ParameterizedTest
    @EnumSource
    void runsToolsAsTheOfficialClientsDo(McpServer.Kind kind) throws IOException {
        try (McpServer server = McpServer.open(kind)) {
            // Given
            JsonNode reference = server.reference(CALLS);
            String slug = kind.name().toLowerCase(Locale.ROOT);
            register(slug, server.endpoint().toString());

            // When
            String connection = connect(slug);

            // Then
            awaitAnswered(connection);
            List<String> expected = new ArrayList<>();
            reference.path("tools").forEach(tool -> expected.add("mcp_" + slug + "_" + tool.textValue()));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(tools(slug)).containsExactlyInAnyOrderElementsOf(expected));
            JsonNode calls = new ObjectMapper().readTree(CALLS);
            for (int index = 0; index < calls.size(); index++) {
                JsonNode answer = execute(slug, calls.get(index).get(0).textValue(), calls.get(index).get(1))
                        .expect(200).json();
                assertThat(answer.path("success").booleanValue()).as(answer.toString()).isTrue();
                assertSame(answer.path("result"), reference.path("results").get(index));
            }
        }
    }

    @Test
    void saysWhatAServerSays() throws IOException {
        try (McpServer server = McpServer.open(McpServer.Kind.LEGACY)) {
            // Given
            register("words", server.endpoint().toString());
            awaitAnswered(connect("words"));
            await().atMost(SOON).untilAsserted(() -> assertThat(tools("words")).contains("mcp_words_get-sum"));

            // When
            Answer misshapen = execute("words", "get-sum", Map.of("a", "two", "b", 3));
            JsonNode failed = execute("words", "trigger-elicitation-request", Map.of()).expect(200).json();

            // Then: nobody is there to be asked, and the tool says so
            assertThat(misshapen.expectProblem(400).text()).contains("/params/a");
            assertThat(failed.path("success").booleanValue()).isFalse();
            assertThat(failed.path("error").path("slug").textValue()).isIn("tool-failed", "mcp-refused");
        }
    }

    @Test
    void saysWhyAServerToldNothing() {
        register("nobody", "http://127.0.0.1:1/mcp");

        String connection = connect("nobody");

        JsonNode state = await().atMost(SOON).until(
                () -> tenant.admin().get("/api/discoveries/" + connection),
                answer -> answer.status() == 200 && "failed".equals(answer.json().path("state").textValue())).json();
        assertThat(state.path("error").path("slug").textValue()).isIn("egress-refused", "upstream-unreachable");
    }

    @Test
    void tellsOverRestWhichServersAnswer() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            McpServer server = McpServer.open(McpServer.Kind.LEGACY);
            try (server) {
                // Given
                register("alive", server.endpoint().toString());
                register("mute", "http://127.0.0.1:" + mute.getLocalPort() + "/mcp");
                register("dead", "http://127.0.0.1:1/mcp");
                awaitAnswered(connect("alive"));
                connect("mute");
                connect("dead");
                await().atMost(SOON).untilAsserted(() -> assertThat(tools("alive")).contains("mcp_alive_echo"));
                Map<String, String> expected = Map.of("alive", "connected", "mute", "failed", "dead", "failed");

                // When, Then
                await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsAllEntriesOf(expected));
                JsonNode page = tenant.admin().get("/mcp/tools?user_id=ada&server=alive").expect(200).json();
                assertThat(page.path("tools").findValuesAsText("name")).contains("mcp_alive_echo");
                assertThat(page.path("unavailable")).isEmpty();
                JsonNode echoed = tenant.admin().post("/mcp/call", Map.of("user_id", "ada", "server", "alive", "tool",
                        "echo", "arguments", Map.of("message", "ahoy"))).expect(200).json();
                assertThat(echoed.at("/result/content/0/text").textValue()).contains("ahoy");
                assertThat(tenant.admin().post("/mcp/call", Map.of("user_id", "ada", "server", "alive", "tool",
                        "get-sum", "arguments", Map.of("a", "two", "b", 3))).expectProblem(400).text())
                        .contains("/arguments/a");
                tenant.admin().post("/mcp/call", Map.of("user_id", "eve", "server", "alive", "tool", "echo"))
                        .expectProblem(404);
                assertThat(tenant.admin().get("/mcp/status?user_id=eve").expect(200).json().path("servers")).isEmpty();
            }
            JsonNode after = tenant.admin().get("/mcp/tools?user_id=ada&server=alive").expect(200).json();
            assertThat(after.path("tools")).isEmpty();
            assertThat(after.path("unavailable").findValuesAsText("server")).containsExactly("alive");
        }
    }

    private Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        tenant.admin().get("/mcp/status?user_id=ada").expect(200).json().path("servers")
                .forEach(state -> states.put(state.path("server").textValue(), state.path("status").textValue()));
        return states;
    }

    private void register(String slug, String endpoint) {
        tenant.admin().post("/api/mcp/servers", Map.of("slug", slug, "name", slug, "endpoint", endpoint)).expect(201);
    }

    private String connect(String slug) {
        return await().atMost(SOON).until(
                () -> tenant.admin().post("/api/connections", Map.of("integration", slug, "owner", "user", "user_id",
                        "ada", "name", "main", "template", "none", "values", Map.of())),
                answer -> answer.status() != 400 && answer.status() != 404).expect(201).text("id");
    }

    private void awaitAnswered(String connection) {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                tenant.admin().get("/api/discoveries/" + connection).expect(200).text("state")).isEqualTo("answered"));
    }

    private List<String> tools(String slug) {
        List<String> names = new ArrayList<>();
        tenant.admin().get("/api/tools?limit=100&user_id=ada&integration=" + slug).expect(200).json().path("tools")
                .forEach(tool -> names.add(tool.path("name").textValue()));
        return names;
    }

    private Answer execute(String slug, String tool, Object params) {
        return tenant.admin().post("/api/tools/execute",
                Map.of("user_id", "ada", "action", "mcp_" + slug + "_" + tool, "params", params));
    }

    /** What the tool says; what the protocol adds differs between the client's releases. */
    private static void assertSame(JsonNode ours, JsonNode reference) {
        for (String member : List.of("content", "structuredContent", "isError")) {
            assertThat(ours.path(member)).as(member).isEqualTo(reference.path(member));
        }
    }
}
