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
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Clerk;
import io.mooring.scenario.party.Json;
import io.mooring.scenario.party.LockedRegistry;
import io.mooring.scenario.party.McpAgent;
import io.mooring.scenario.party.McpCaller;
import io.mooring.scenario.party.McpStream;
import io.mooring.scenario.party.McpSuite;
import io.mooring.scenario.party.McpSuite.Told;
import io.mooring.scenario.party.ServerProcesses;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** The usual MCP servers, installed from npm and started by the product itself. */
@Order(3)
@ExtendWith(RunningStack.class)
class ServersAsProcessesScenarioIT {

    private static final String VERSION = "@2026.8.31";
    /** npm puts a hundred packages there first. */
    private static final Duration INSTALLED = Duration.ofMinutes(5);

    private final LockedRegistry registry;
    private final Tenant tenant;

    ServersAsProcessesScenarioIT(Stack stack) throws IOException {
        boolean there = ServerProcesses.canRun();
        if (!there) {
            System.err.println("SKIPPED: no node and npm on this machine: no MCP server is started");
        }
        assumeTrue(there, "no node and npm on this machine: no MCP server is started");
        this.registry = LockedRegistry.on(stack.port("npm-registry"));
        this.tenant = Tenant.fresh(stack, "stdio");
    }

    @AfterAll
    void closeRegistry() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void startsOneProcessAndEndsItWithItsConnection() {
        // Given
        ServerProcesses processes = new ServerProcesses("SHIP=" + tenant.name());
        tenant.admin().post("/api/mcp/servers", Map.of("slug", "everything", "name", "Everything", "npmPackage",
                "@modelcontextprotocol/server-everything" + VERSION, "configSchema",
                Map.of("SHIP", Map.of("type", "string", "required", true)))).expect(201);
        String connection = connect("everything", "env", Map.of("SHIP", tenant.name()));
        awaitTool("everything", "echo");

        // When
        List<Answer> answers = IntStream.range(0, 16).parallel().mapToObj(number -> echo("hello " + number)).toList();

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.expect(200).json().path("success").booleanValue())
                .as(answer.text()).isTrue());
        assertThat(answers.get(7).text()).contains("hello 7");
        assertThat(processes.living()).hasSize(1);
        assertKnowsItsOwnVariablesOnly();
        assertServesModernClients();

        // When
        List<ProcessHandle> killed = processes.living();
        processes.kill();

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(echo("again").json().path("success").booleanValue())
                .isTrue());
        assertThat(processes.living()).hasSize(1).doesNotContainAnyElementsOf(killed);

        // When
        tenant.admin().delete("/api/connections/" + connection);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(processes.living()).isEmpty());
    }

    /** A process speaks as it did before 2026; each question of it is a round of a modern client. */
    @Test
    void servesModernClientsWithQuestionsProgressAndCancelling() throws IOException {
        assumeTrue(McpSuite.canRun(), "no npm on Linux x64: the clients of others can't be installed");
        McpSuite suite = McpSuite.installed();
        tenant.admin().post("/api/mcp/servers", Map.of("slug", "bridged", "name", "Bridged", "npmPackage",
                "@modelcontextprotocol/server-everything" + VERSION)).expect(201);
        String connection = connect("bridged", "none", Map.of());
        awaitTool("bridged", "trigger-elicitation-request");

        Told told = suite.bridges(McpAgent.bound(tenant, "bridged", "grace"));

        assertThat(told.status()).as(told.text()).isZero();
        JsonNode said = Json.tree(told.lines().getLast());
        assertThat(said.path("version").textValue()).isEqualTo("2026-07-28");
        assertThat(said.path("asked")).as(told.text()).singleElement()
                .satisfies(fields -> assertThat(fields.toString()).contains("\"name\"", "\"birthdate\""));
        assertThat(said.path("elicited").textValue()).contains("- Name: Ada Lovelace", "- Favorite Integer: 7");
        assertThat(said.path("steps").intValue()).isEqualTo(3);
        assertThat(said.path("progressed").textValue()).contains("Steps: 3");
        assertThat(said.path("endless").textValue()).isEqualTo("cancelled");
        assertThat(said.path("after").textValue()).contains("still here");
        await().atMost(SOON).untilAsserted(() -> assertThat(operations()).as("it ends for all").hasSize(2));
        tenant.admin().delete("/api/connections/" + connection);
    }

    /** Who hangs up is not heard by a process: it is told. */
    @Test
    void tellsAProcessThatItsModernClientIsGone(@TempDir Path desk) throws IOException {
        // Given a server that writes down what it hears
        Path heard = desk.resolve("heard");
        tenant.admin().post("/api/mcp/servers", Map.of("slug", "patient", "name", "Patient", "command", "node", "args",
                List.of(Path.of("mcp", "patient.mjs").toAbsolutePath().toString(), heard.toString()))).expect(201);
        String connection = connect("patient", "none", Map.of());
        awaitTool("patient", "wait");
        McpCaller hugo = McpCaller.of(Clerk.made(tenant, "hugo", "patient:full"));
        await().atMost(SOON).untilAsserted(() -> assertThat(hugo.tools()).contains("mcp_patient_wait"));

        // When it has begun, and its client hangs up
        try (McpStream call = hugo.progressing("tools/call", Map.of("name", "mcp_patient_wait", "arguments",
                Map.of("what", "a ship")))) {
            assertThat(call.next().path("method").textValue()).isEqualTo("notifications/progress");
            assertThat(heard("notifications/cancelled", heard)).isEmpty();
        }

        // Then
        JsonNode begun = heard("tools/call", heard).getLast();
        await().atMost(SOON).untilAsserted(() -> assertThat(heard("notifications/cancelled", heard)).singleElement()
                .satisfies(told -> assertThat(told.at("/params/requestId")).isEqualTo(begun.path("id"))));
        await().atMost(SOON).untilAsserted(() -> assertThat(ended("hugo", "wait")).containsExactly("FAILED"));
        tenant.admin().delete("/api/connections/" + connection);
    }

    private static List<JsonNode> heard(String method, Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Json::tree)
                .filter(message -> message.path("method").asText().equals(method)).toList();
    }

    /** How the calls of the long operation ended that did. */
    private List<String> operations() {
        return ended("grace", "trigger-long-running-operation");
    }

    private List<String> ended(String user, String tool) {
        return tenant.admin()
                .get("/api/calls?user_id=" + user + "&tool=" + tool).expect(200).json().path("calls").valueStream()
                .filter(row -> row.hasNonNull("duration_millis"))
                .map(row -> row.path("outcome").textValue()).toList();
    }

    @Test
    void takesServersFromAFileAndGivesThemBack(@TempDir Path desk) throws IOException {
        // Given
        Files.writeString(desk.resolve("letter.txt"), "Dear harbour master");
        Map<String, Object> group = Map.of("mcpServers", Map.of(
                "files", npx("@modelcontextprotocol/server-filesystem" + VERSION, "/nowhere"),
                "notes", npx("@modelcontextprotocol/server-memory" + VERSION)));
        Map<String, Object> agent = Map.of("mcpServers", Map.of("files", Map.of("command", "npx", "args",
                List.of("-y", "@modelcontextprotocol/server-filesystem" + VERSION, "${DESK}"), "env",
                Map.of("TOKEN", "Bearer ${DESK_TOKEN}"))));

        // When
        JsonNode taken = tenant.admin().post("/api/mcp/import", Map.of("group", group, "agent", agent)).expect(201)
                .json().path("servers");

        // Then
        assertThat(taken.findValuesAsText("slug")).containsExactlyInAnyOrder("files", "notes");
        connect("notes", "none", Map.of());
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

    private void assertKnowsItsOwnVariablesOnly() {
        JsonNode said = call("mcp_everything_get-env", Map.of()).expect(200).json().path("result");
        JsonNode environment = Json.tree(said.at("/content/0/text").textValue());
        assertThat(environment.path("SHIP").textValue()).isEqualTo(tenant.name());
        assertThat(environment.properties().stream().map(Map.Entry::getKey)).containsExactlyInAnyOrder("SHIP", "PATH",
                "HOME", "LANG", "STDIO_SERVER");
    }

    /** The server is of the era with sessions. */
    private void assertServesModernClients() {
        McpCaller modern = McpCaller.of(Clerk.made(tenant, "ada", "everything:full"));
        await().atMost(SOON).untilAsserted(() -> assertThat(modern.tools()).contains("mcp_everything_echo"));
        JsonNode said = modern.result("tools/call",
                Map.of("name", "mcp_everything_echo", "arguments", Map.of("message", "from 2026")));
        assertThat(said.at("/content/0/text").textValue()).contains("from 2026");
        modern.result("prompts/get", Map.of("name", "mcp_everything_simple-prompt"));
        modern.modern("prompts/get", Map.of("name", "mcp_everything_nothing")).expect(200);
        modern.modern("prompts/get", Map.of("name", "mcp_nobody_nothing")).expect(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(read()).containsExactlyInAnyOrder("REJECTED not-found ",
                "FAILED mcp-refused everything", "SUCCEEDED null everything"));
    }

    /** What the audit says of prompts that were wanted. */
    private List<String> read() {
        return tenant.admin().get("/api/calls?user_id=ada&tool=prompts/get").expect(200).json().path("calls")
                .valueStream().map(row -> row.path("outcome").textValue() + " " + row.path("error").textValue() + " "
                        + row.path("integration").textValue())
                .toList();
    }

    private static Map<String, Object> npx(String... words) {
        return Map.of("command", "npx", "args", Stream.concat(Stream.of("-y"), Stream.of(words)).toList());
    }

    private String connect(String slug, String template, Map<String, String> values) {
        return await().atMost(SOON)
                .until(() -> tenant.admin().post("/api/connections", Map.of("owner", "org", "integration", slug, "name",
                        "main", "template", template, "values", values)),
                        answer -> answer.status() != 400 && answer.status() != 404)
                .expect(201).text("id");
    }

    private void awaitTool(String slug, String name) {
        await().atMost(INSTALLED).untilAsserted(() -> assertThat(tenant.admin()
                .get("/api/tools?limit=100&user_id=ada&integration=" + slug).expect(200).json().path("tools")
                .findValuesAsText("name")).contains("mcp_" + slug + "_" + name));
    }

    private Answer echo(String message) {
        return call("mcp_everything_echo", Map.of("message", message));
    }

    private String run(String action, Map<String, Object> params) {
        Answer answer = call(action, params).expect(200);
        assertThat(answer.json().path("success").booleanValue()).as(answer.text()).isTrue();
        return answer.text();
    }

    private Answer call(String action, Map<String, ?> params) {
        return tenant.admin().post("/api/tools/execute", Map.of("user_id", "ada", "action", action, "params", params));
    }
}
