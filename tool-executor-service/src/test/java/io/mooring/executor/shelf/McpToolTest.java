package io.mooring.executor.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.discovery.OfferedTool;
import io.mooring.executor.toolview.ToolView;

class McpToolTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void saysOfToolsOfOurOwnWhatIsKnown() throws Exception {
        ObjectNode shown = shown("openapi", "{}", true);

        assertThat(shown).isEqualTo(JSON.readTree("""
                {"name": "shown", "description": "Makes.", "inputSchema": {"type": "object",
                 "properties": {"to": {"type": "string"}}}, "annotations": {"readOnlyHint": false,
                 "destructiveHint": true, "openWorldHint": true}}"""));
    }

    @Test
    void passesOnWhatServersSayOfTheirs() throws Exception {
        ObjectNode shown = shown("mcp", """
                {"tool": {"name": "make it", "title": "Make", "icons": [{"src": "x"}], "_meta": {"a": 1}, "later": true,
                 "annotations": {"idempotentHint": true}, "execution": {"taskSupport": "required"},
                 "outputSchema": {"type": "array"}}}""", true);

        assertThat(shown.path("name").textValue()).isEqualTo("shown");
        assertThat(shown.toString())
                .contains("\"title\":\"Make\"", "\"icons\"", "\"_meta\":{\"a\":1}", "\"later\":true",
                        "idempotentHint", "\"outputSchema\":{\"type\":\"array\"}")
                .doesNotContain("execution", "make it");
    }

    @Test
    void hidesSchemasOfResultsThatOldClientsCannotTake() {
        assertThat(shown("mcp", "{\"tool\": {\"outputSchema\": {\"type\": \"array\"}}}", false).has("outputSchema"))
                .isFalse();
        assertThat(shown("mcp", "{\"tool\": {\"outputSchema\": {\"type\": \"object\"}}}", false).has("outputSchema"))
                .isTrue();
    }

    @Test
    void saysInWhichDialectASchemaIsWhereItsServerDoes() {
        assertThat(shown("mcp",
                "{\"tool\": {\"inputSchema\": {\"$schema\": \"http://json-schema.org/draft-07/schema#\"}}}",
                true).at("/inputSchema/$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(shown("mcp", "{\"tool\": {\"inputSchema\": {}}}", true).path("inputSchema").has("$schema"))
                .isFalse();
    }

    @Test
    void asksForNoArgumentsInHeaders() {
        assertThat(shown("openapi", "{}", true).toString()).doesNotContain("x-mcp-header");
    }

    private static ObjectNode shown(String kind, String binding, boolean modern) {
        ToolView tool = new ToolView("echo", "make", "mcp_echo_make", "", "Makes.", kind, "{}", null, Map.of(), binding,
                false, true, Set.of(), 1);
        return McpTool.of(new OfferedTool(tool,
                object("{\"properties\": {\"to\": {\"type\": \"string\", \"x-mcp-header\": \"To\"}}}"), null,
                List.of()),
                "shown", modern, JSON);
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
