package io.mooring.catalog.mcp;

import static io.mooring.catalog.mcp.Servers.draft;
import static io.mooring.catalog.mcp.Servers.json;
import static io.mooring.catalog.mcp.Servers.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.Draft;
import io.mooring.catalog.integration.AuthTemplates;
import io.mooring.catalog.mcpfile.McpEntry;
import io.mooring.catalog.mcpfile.McpFile;
import io.mooring.catalog.mcpfile.McpFile.Named;
import io.mooring.catalog.mcpfile.Written;

/** Files of MCP clients, there and back. */
class McpFileTest {

    private static final String SEED_000 = """
            {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-github"],
             "env": {"GITHUB_TOKEN": "${GH_TOKEN}"}}""";

    @Test
    void readsTheFileOfSeed000() {
        // When
        Draft draft = drafted(SEED_000);

        // Then
        assertThat(json(draft.runtime())).isEqualTo(json("""
                {"transport": "stdio", "package": {"registryType": "npm",
                 "identifier": "@modelcontextprotocol/server-github", "runtimeArguments": [], "packageArguments": []},
                 "args": [], "env": {}}"""));
        AuthTemplate method = methods(draft).getFirst();
        assertThat(method.placements())
                .containsExactly(new AuthTemplate.Placement("env", "GITHUB_TOKEN", "", "GH_TOKEN", null, "plain"));
        assertThat(method.inputs()).singleElement().satisfies(input -> {
            assertThat(input.name()).isEqualTo("GH_TOKEN");
            assertThat(input.secret()).isTrue();
            assertThat(input.required()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'command': 'npx', 'args': ['-y', '@modelcontextprotocol/server-github'], 'env': {'GITHUB_TOKEN': '${GH_TOKEN}'}}",
            "{'command': 'npx', 'args': ['-y', 'desk@1.2.3', '--root', '${ROOT:-/tmp}', '--as=${WHO}'], 'env': {'A': 'b', 'URL': 'https://${HOST}/x'}}",
            "{'command': 'npx', 'args': ['-p', 'desk', 'desk-server']}",
            "{'command': 'desk', 'args': [], 'cwd': 'there'}",
            "{'type': 'http', 'url': 'https://${HOST}/mcp?key=${KEY}', 'headers': {'Authorization': 'Bearer ${TOKEN}', 'X-Region': 'eu', 'X-Both': '${A}:${B}'}}",
            "{'type': 'http', 'url': 'https://${HOST:-mcp.example.com}/mcp', 'headers': {'Authorization': 'Bearer ${TOKEN}'}}",
            "{'type': 'sse', 'url': 'https://mcp.example.com/sse'}"})
    void writesWhatItRead(String entry) {
        // Given
        JsonNode file = json(entry.replace('\'', '"'));
        Reach reach = McpEntry.reach(file);

        // When
        Draft draft = draft(order(reach));
        JsonNode written = Written.entry("desk", Servers.allowing(true).reach(draft.config()), methods(draft))
                .orElseThrow();

        // Then
        assertThat(written).isEqualTo(file);
    }

    @Test
    void writesNoUsualValueOfASecret() {
        var placement = new AuthTemplate.Placement("header", "X-Key", "", "KEY", null, "plain");
        var input = new AuthTemplate.Input("KEY", "KEY", "", true, false, "abc", List.of());
        var method = new AuthTemplate("apikey", "apikey", "API key", List.of(placement), List.of(input), null);

        assertThat(Written.entry("desk", Servers.remote("https://mcp.example.com/mcp"), List.of(method)).orElseThrow()
                .at("/headers/X-Key").textValue()).isEqualTo("${KEY}");
    }

    @Test
    void takesForASecretWhatIsOneInAnyPlace() {
        Draft draft = drafted("""
                {"url": "https://mcp.example.com", "headers": {"A": "${B:-abc}", "Authorization": "Bearer ${B}"}}""");

        assertThat(methods(draft).getFirst().inputs()).singleElement().satisfies(input -> {
            assertThat(input.secret()).isTrue();
            assertThat(input.fallback()).isNull();
        });
    }

    @Test
    void namesTheVariableOfAServerAfterIt() {
        Draft draft = draft(order(Servers.remote("https://mcp.example.com/mcp"),
                "{\"header\": {\"headerName\": \"X-Api-Key\", \"prefix\": \"Key \"}}", null, null));

        assertThat(Written.entry("my-desk", Servers.remote("https://mcp.example.com/mcp"), methods(draft)).orElseThrow()
                .at("/headers/X-Api-Key").textValue()).isEqualTo("Key ${MY_DESK_TOKEN}");
    }

    @Test
    void leavesOutWhatNoFileCanStart() {
        Reach oci = new Reach.Local(null, null, null, null, null,
                new Reach.Package("mcpb", null, "https://desk.example.com/desk.mcpb", null, null, null, null, null,
                        null, null));

        assertThat(Written.entry("desk", oci, List.of())).isEmpty();
    }

    @Test
    void letsTheAgentWin() {
        // Given
        JsonNode group = json("""
                {"mcpServers": {"one": {"command": "a"}, "two": {"command": "b"}, "three": {"command": "c"}}}""");
        JsonNode agent = json(
                """
                        {"mcpServers": {"two": {"url": "https://two.example.com"}, "three": null, "four/x": {"command": "d"}}}""");

        // When
        List<Named> merged = McpFile.merged(null, group, agent);

        // Then
        assertThat(merged).extracting(Named::name).containsExactly("one", "two", "four/x");
        assertThat(merged).extracting(Named::level).containsExactly("group", "agent", "agent");
        assertThat(merged).extracting(Named::place).containsExactly("/group/mcpServers/one", "/agent/mcpServers/two",
                "/agent/mcpServers/four~1x");
        assertThat(merged.get(1).entry()).isEqualTo(json("{\"url\": \"https://two.example.com\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{} | /command", "{'type': 'ftp'} | /type", "{'command': 7} | /command",
            "{'command': 'a', 'args': ['b', 1]} | /args/1", "{'command': 'a', 'env': {'B': 1}} | /env/B",
            "{'command': 'a', 'env': ['B']} | /env", "{'command': 'a', 'headers': {'B': 'c'}} | /headers",
            "{'url': 'https://a.example', 'env': {}} | /env", "{'type': 'http'} | /url",
            "{'command': 'a', 'env': {'API_TOKEN': 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'}} | /env/API_TOKEN",
            "{'url': 'https://a.example', 'headers': {'Authorization': 'Bearer ${TOKEN:-sk-live-0123456789abcdef}'}} | /headers/Authorization",
            "{'url': 'https://a.example', 'headers': {'Authorization': '${MODE:-abc}'}} | /headers/Authorization",
            "{'url': 'https://a.example', 'headers': {'X-Mode': 'Bearer ${MODE:-abc}'}} | /headers/X-Mode",
            "{'url': 'https://a.example/${API_KEY:-abc}'} | /url",
            "{'command': 'a', 'env': {'MODE': '${MODE:-sk-live-0123456789abcdef}'}} | /env/MODE",
            "{'command': 'a', 'env': {'API_TOKEN': '${MODE:-abc}'}} | /env/API_TOKEN",
            "{'command': 'a', 'args': ['b', '--as=${PASSWORD:-abc}']} | /args/1",
            "{'url': 'no url'} | /endpoint"})
    void namesTheFieldThatIsWrong(String entry, String field) {
        assertThatThrownBy(() -> drafted(entry.replace('\'', '"'))).hasMessageContaining(field + ":");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThatThrownBy(() -> McpFile.merged(null, null, null)).hasMessageContaining("/mcpServers");
        assertThatThrownBy(() -> McpFile.merged(json("{}"), json("{}"), null)).hasMessageContaining("/mcpServers");
        assertThatThrownBy(() -> McpFile.merged(json("[]"), null, null)).hasMessageContaining("/mcpServers");
        assertThatThrownBy(() -> McpFile.merged(null, json("{}"), null)).hasMessageContaining("/group/mcpServers");
        assertThatThrownBy(() -> McpFile.merged(json("{\"a\": 1}"), null, null)).hasMessageContaining("/mcpServers/a");
    }

    @Test
    void tellsWhatItIgnored() {
        assertThat(McpEntry.ignored(json("{\"command\": \"a\", \"disabled\": true, \"timeout\": 5}")))
                .containsExactly("disabled", "timeout");
    }

    private static Draft drafted(String entry) {
        return draft(order(McpEntry.reach(json(entry))));
    }

    private static List<AuthTemplate> methods(Draft draft) {
        return AuthTemplates.of(draft.config());
    }
}
