package io.mooring.catalog.mcp;

import static io.mooring.catalog.mcp.Servers.command;
import static io.mooring.catalog.mcp.Servers.draft;
import static io.mooring.catalog.mcp.Servers.json;
import static io.mooring.catalog.mcp.Servers.npm;
import static io.mooring.catalog.mcp.Servers.order;
import static io.mooring.catalog.mcp.Servers.read;
import static io.mooring.catalog.mcp.Servers.remote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.Draft;
import io.quarkiverse.resteasy.problem.HttpProblem;

class McpServersTest {

    @Test
    void keepsHowARemoteServerIsReached() {
        // Given
        var reach = new Reach.Remote("https://mcp.example.com/mcp", "streamable-http", Map.of("X-Region", "eu"),
                Map.of("features", "all"), null, null);

        // When
        Draft draft = draft(order(reach));

        // Then
        assertThat(json(draft.runtime())).isEqualTo(json("""
                {"transport": "streamable-http", "endpoint": "https://mcp.example.com/mcp",
                 "headers": {"X-Region": "eu"}, "queryParams": {"features": "all"}}"""));
        assertThat(draft.baseUrl()).isEqualTo("https://mcp.example.com/mcp");
        assertThat(draft.toolset().tools()).isEmpty();
        assertThat(methods(draft)).hasSize(1);
        assertThat(methods(draft).get(0).path("kind").textValue()).isEqualTo("none");
    }

    @Test
    void placesATokenInTheHeaderThatIsAskedFor() {
        Draft draft = draft(order(remote("https://mcp.example.com/mcp"),
                "{\"header\": {\"headerName\": \"X-Api-Key\", \"prefix\": \"Key \"}}", null, null));

        assertThat(methods(draft).get(0).at("/placements/0")).isEqualTo(json("""
                {"carrier": "header", "name": "X-Api-Key", "prefix": "Key ", "variable": "token", "literal": null,
                 "encoding": "plain"}"""));
    }

    @Test
    void leavesOAuthToBeDiscoveredAtTheServer() {
        Draft draft = draft(order(remote("https://mcp.example.com/mcp"), "\"oauth2\"", null, null));

        assertThat(methods(draft).get(0).path("kind").textValue()).isEqualTo("oauth");
        assertThat(methods(draft).get(0).at("/oauth/discoveryUrl").textValue())
                .isEqualTo("https://mcp.example.com/mcp");
        assertThat(methods(draft).get(0).at("/oauth/resource").textValue()).isEqualTo("https://mcp.example.com/mcp");
    }

    @Test
    void asksForWhatARegistryEntryOfARemoteNames() {
        // Given
        var reach = read("""
                {"endpoint": "https://{site}.example.com/mcp",
                 "variables": {"site": {"description": "Your site", "isRequired": true}},
                 "inputs": [{"name": "Authorization", "value": "Bearer {api_token}", "isRequired": true,
                   "variables": {"api_token": {"isSecret": true, "isRequired": true}}},
                  {"name": "X-Mode", "value": "read-{site}-only", "variables": {"site": {}}}]}""", Reach.Remote.class);

        // When
        Draft draft = draft(order(reach));

        // Then
        assertThat(json(draft.runtime()).path("endpoint").textValue()).isEqualTo("https://{site}.example.com/mcp");
        assertThat(json(draft.runtime()).at("/headers/X-Mode").textValue()).isEqualTo("read-{site}-only");
        assertThat(draft.baseUrl()).isNull();
        JsonNode method = methods(draft).get(0);
        assertThat(method.path("placements")).extracting(placement -> placement.path("carrier").textValue() + " "
                + placement.path("name").textValue() + " " + placement.path("prefix").textValue() + "|"
                + placement.path("variable").textValue())
                .containsExactly("variable site |site", "header Authorization Bearer |api_token");
        assertThat(method.path("inputs")).extracting(input -> input.path("name").textValue() + " "
                + input.path("secret").booleanValue()).containsExactly("site false", "api_token true");
    }

    @Test
    void startsAnNpmPackageWithTheVariablesItsSchemaNames() {
        // Given
        String schema = """
                {"MY_API_KEY": {"type": "string", "required": true, "description": "API key for My Tool"},
                 "MY_REGION": {"type": "string", "enum": ["eu", "us"]}}""";

        // When
        Draft draft = draft(order(npm("@scope/my-server@1.2.3"), null, schema, "[\"my_tool_1\", \"my.tool\"]"));

        // Then
        assertThat(json(draft.runtime())).isEqualTo(json("""
                {"transport": "stdio", "package": {"registryType": "npm", "identifier": "@scope/my-server",
                 "version": "1.2.3", "runtimeArguments": [], "packageArguments": []}, "args": [], "env": {}}"""));
        assertThat(json(draft.configSchema())).isEqualTo(json("""
                {"type": "object", "required": ["MY_API_KEY"], "properties": {
                  "MY_API_KEY": {"type": "string", "description": "API key for My Tool"},
                  "MY_REGION": {"type": "string", "enum": ["eu", "us"]}}}"""));
        assertThat(methods(draft)).hasSize(1);
        assertThat(methods(draft).get(0).path("inputs")).extracting(input -> input.path("name").textValue() + " "
                + input.path("secret") + " " + input.path("required") + " " + input.path("choices"))
                .containsExactly("MY_API_KEY true true []", "MY_REGION false false [\"eu\",\"us\"]");
        assertThat(methods(draft).get(0).at("/placements/0/carrier").textValue()).isEqualTo("env");
        assertThat(draft.toolset().tools()).extracting(tool -> tool.name()).containsExactly("my_tool_1", "my_tool");
    }

    @Test
    void keepsTheArgumentsOfAPackageAsTemplates() {
        // Given
        var installed = read("""
                {"registryType": "pypi", "identifier": "some-server", "version": "0.3.0", "runtimeHint": "uvx",
                 "transport": {"type": "stdio"},
                 "packageArguments": [
                   {"type": "positional", "valueHint": "folder", "isRequired": true, "format": "filepath"},
                   {"type": "named", "name": "--port", "value": "{port}", "variables": {"port": {"default": "80"}}},
                   {"type": "named", "name": "--log-level", "choices": ["info", "debug"]}],
                 "environmentVariables": [{"name": "TOKEN", "isSecret": true}]}""", Reach.Package.class);

        // When
        Draft draft = draft(order(new Reach.Local(null, null, null, null, null, installed)));

        // Then
        assertThat(json(draft.runtime()).at("/package/packageArguments")).isEqualTo(json("""
                [{"value": "{folder}"}, {"name": "--port", "value": "{port}"},
                 {"name": "--log-level", "value": "{log-level}"}]"""));
        assertThat(methods(draft).get(0).path("inputs")).extracting(input -> input.path("name").textValue() + " "
                + input.path("required")).containsExactly("folder true", "port false", "log-level false",
                        "TOKEN false");
    }

    @Test
    void writesNoCredentialIntoTheConfiguration() {
        assertThatThrownBy(() -> draft(order(command("node", List.of(), Map.of("GITHUB_TOKEN", "abc"), List.of()))))
                .satisfies(at("/env/GITHUB_TOKEN"));
        assertThatThrownBy(() -> draft(order(command("node", List.of(), Map.of("MODE", "abc"),
                List.of(Input.valueOf("MODE")))))).satisfies(at("/env/MODE"));
        assertThatThrownBy(() -> draft(order(command("node", List.of("ghp_" + "a1B2".repeat(9)), Map.of(), List.of()))))
                .satisfies(at("/args/0"));
        assertThatThrownBy(() -> draft(order(new Reach.Remote("https://mcp.example.com", null,
                Map.of("Authorization", "Bearer abc"), null, null, null)))).satisfies(at("/headers/Authorization"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'inputs': [{'name': 'X-Key', 'isSecret': true, 'default': 'abc'}]} | /inputs/0/default",
            "{'inputs': [{'name': 'Authorization', 'secret': false, 'default': 'abc'}]} | /inputs/0/default",
            "{'inputs': [{'name': 'X-Mode', 'default': 'Bearer abc'}]} | /inputs/0/default",
            "{'inputs': [{'name': 'X', 'value': 'Bearer {a}', 'variables': {'a': {'default': 'b'}}}]} | /inputs/0/variables/a/default",
            "{'inputs': [{'name': 'X', 'value': '{a}-{b}', 'variables': {'a': {}, 'b': {'isSecret': true, 'default': 'c'}}}]} | /inputs/0/variables/b/default",
            "{'variables': {'token': {'default': 'abc'}}} | /variables/token/default"})
    void keepsNoCredentialAsAUsualValue(String rest, String field) {
        var reach = read(rest.replace('\'', '"').replaceFirst("\\{", "{\"endpoint\": \"https://mcp.example.com\", "),
                Reach.Remote.class);

        assertThatThrownBy(() -> draft(order(reach))).satisfies(at(field));
    }

    @Test
    void keepsNoCredentialAsAUsualValueOfAProcess() {
        var argument = read("""
                {"registryType": "npm", "identifier": "desk",
                 "packageArguments": [{"type": "named", "name": "--token", "default": "abc"}]}""", Reach.Package.class);

        assertThatThrownBy(() -> draft(order(new Reach.Local(null, null, null, null, null, argument))))
                .satisfies(at("/package/packageArguments/0/default"));
        assertThatThrownBy(() -> draft(order(npm("desk"), null, "{\"API_KEY\": {\"default\": \"abc\"}}", null)))
                .satisfies(at("/configSchema/properties/API_KEY/default"));
    }

    @ParameterizedTest
    @CsvSource({"ftp://example.com, /endpoint", "https://user:secret@example.com/, /endpoint", "not a url, /endpoint",
            "'', /endpoint", "https://{who}.example.com, /endpoint"})
    void namesWhatIsWrongWithAnEndpoint(String endpoint, String field) {
        assertThatThrownBy(() -> draft(order(remote(endpoint)))).satisfies(at(field));
    }

    @Test
    void namesWhatIsWrongWithTheRest() {
        var remote = remote("https://mcp.example.com");
        assertThatThrownBy(() -> draft(order(remote, "\"magic\"", null, null))).satisfies(at("/auth"));
        assertThatThrownBy(() -> draft(order(npm("UPPER case"), null, null, null)))
                .satisfies(at("/package/identifier"));
        assertThatThrownBy(() -> draft(order(npm("server"), null, "{\"type\": \"string\"}", null)))
                .satisfies(at("/configSchema/type"));
        assertThatThrownBy(() -> draft(order(npm("server"), null,
                "{\"type\": \"object\", \"properties\": {\"A\": {\"type\": \"wrong\"}}}", null)))
                .satisfies(at("/configSchema/properties/A/type"));
        assertThatThrownBy(() -> draft(order(npm("server"), null, null, "[\"a\", \"a\"]")))
                .satisfies(at("/tools/1/name"));
        assertThatThrownBy(() -> draft(order(command("node", List.of(), Map.of(), List.of(Input.valueOf("1A"))))))
                .satisfies(at("/envVars/0/name"));
    }

    @Test
    void refusesToStartProgramsWhereThatIsNotAllowed() {
        assertThatThrownBy(() -> Servers.allowing(false).draft(order(npm("server")))).satisfies(at("/transport"));
    }

    @Test
    void readsBackWhatItKept() {
        Reach reach = command("node", List.of("server.js"), Map.of("MODE", "x"), List.of(Input.valueOf("API_KEY")));

        assertThat(Servers.allowing(true).reach(draft(order(reach)).config())).isEqualTo(reach);
    }

    private static JsonNode methods(Draft draft) {
        return json(draft.config()).path("authenticationTemplate");
    }

    private static java.util.function.Consumer<Throwable> at(String field) {
        return failure -> assertThat(failure).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(problem.getParameters()).containsEntry("field", field));
    }
}
