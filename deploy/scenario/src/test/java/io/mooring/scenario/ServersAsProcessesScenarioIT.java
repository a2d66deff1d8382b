package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.ServerProcesses;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** The usual MCP servers, installed from npm and started by the product itself. */
@Order(3)
@ExtendWith(RunningStack.class)
class ServersAsProcessesScenarioIT {

    private static final String VERSION = "@2026.8.31";
    /** npm may have to fetch a hundred packages first. */
    private static final Duration INSTALLED = Duration.ofMinutes(6);
    private static final int CYCLES = 10;

    private final Tenant tenant;

    ServersAsProcessesScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "stdio");
    }

    @BeforeAll
    static void needNpm() {
        boolean there = ServerProcesses.canRun();
        if (!there) {
            System.err.println("SKIPPED: no node and npm on this machine: no MCP server is started");
        }
        assumeTrue(there, "no node and npm on this machine: no MCP server is started");
    }

    @Test
    void startsOneProcessForManyAndAnotherAfterAKill() {
        // Given
        ServerProcesses processes = new ServerProcesses("SCENARIO=" + tenant.name());
        tenant.admin().post("/api/mcp/servers", Map.of("slug", "everything", "name", "Everything", "npmPackage",
                "@modelcontextprotocol/server-everything" + VERSION, "env", Map.of("SCENARIO", tenant.name())))
                .expect(201);
        connect("everything");
        awaitTool("everything", "echo");
        assertThat(tools("everything").size()).isGreaterThan(5);

        // When
        List<Answer> answers = IntStream.range(0, 16).parallel().mapToObj(number -> echo("hello " + number)).toList();

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.expect(200).json().path("success").booleanValue())
                .as(answer.text()).isTrue());
        assertThat(answers.get(7).text()).contains("hello 7");
        assertThat(processes.living()).hasSize(1);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            List<ProcessHandle> before = processes.living();
            processes.kill();
            await().atMost(SOON).untilAsserted(() -> assertThat(echo("again").json().path("success").booleanValue())
                    .isTrue());
            assertThat(before).noneMatch(ProcessHandle::isAlive);
            await().atMost(SOON).untilAsserted(() -> assertThat(processes.living()).hasSize(1));
        }
    }

    @Test
    void takesServersFromAFileAndGivesThemBack(@TempDir Path desk) throws IOException {
        // Given
        Files.writeString(desk.resolve("letter.txt"), "Dear harbour master");
        Map<String, Object> group = Map.of("mcpServers", Map.of("files", Map.of("command", "npx", "args",
                List.of("-y", "@modelcontextprotocol/server-filesystem" + VERSION, "/nowhere")), "notes",
                Map.of("command", "npx", "args", List.of("-y", "@modelcontextprotocol/server-memory" + VERSION))));
        Map<String, Object> agent = Map.of("mcpServers", Map.of("files", Map.of("command", "npx", "args",
                List.of("-y", "@modelcontextprotocol/server-filesystem" + VERSION, "${DESK}"), "env",
                Map.of("TOKEN", "Bearer ${DESK_TOKEN}"))));

        // When
        JsonNode taken = tenant.admin().post("/api/mcp/import", Map.of("group", group, "agent", agent)).expect(201)
                .json().path("servers");

        // Then
        assertThat(taken.findValuesAsText("slug")).containsExactlyInAnyOrder("files", "notes");
        connect("notes");
        connect("files", "env", Map.of("DESK", desk.toString(), "DESK_TOKEN", "nobody-shall-read-this"));
        awaitTool("files", "read_text_file");
        assertThat(run("mcp_files_read_text_file", Map.of("path", desk.resolve("letter.txt").toString())))
                .contains("Dear harbour master");
        JsonNode file = tenant.admin().get("/api/mcp/export?slug=files&slug=notes").expect(200).json();
        assertThat(file.at("/mcpServers/files").toString()).contains("${DESK}", "Bearer ${DESK_TOKEN}");
        assertThat(file.toString()).doesNotContain("nobody-shall-read-this", desk.toString());
        awaitTool("notes", "create_entities");
        run("mcp_notes_create_entities", Map.of("entities", List.of(Map.of("name", "quay", "entityType", "place",
                "observations", List.of("is wet")))));
        assertThat(run("mcp_notes_read_graph", Map.of())).contains("is wet");
    }

    private void connect(String slug) {
        connect(slug, "none", Map.of());
    }

    private void connect(String slug, String template, Map<String, String> values) {
        await().atMost(SOON)
                .until(() -> tenant.admin().post("/api/connections", Map.of("owner", "org", "integration", slug, "name",
                        "main", "template", template, "values", values)),
                        answer -> answer.status() != 400 && answer.status() != 404)
                .expect(201);
    }

    private void awaitTool(String slug, String name) {
        await().atMost(INSTALLED).untilAsserted(() -> assertThat(tools(slug)).contains(name));
    }

    private List<String> tools(String slug) {
        return tenant.admin().get("/api/integrations/" + slug + "/tools").expect(200).json().path("tools")
                .findValuesAsText("name");
    }

    private Answer echo(String message) {
        return call("mcp_everything_echo", Map.of("message", message));
    }

    private String run(String action, Map<String, Object> params) {
        return await().atMost(SOON).until(() -> call(action, params), answer -> answer.status() == 200
                && answer.json().path("success").booleanValue()).text();
    }

    private Answer call(String action, Map<String, ?> params) {
        return tenant.admin().post("/api/tools/execute", Map.of("user_id", "ada", "action", action, "params", params));
    }
}
