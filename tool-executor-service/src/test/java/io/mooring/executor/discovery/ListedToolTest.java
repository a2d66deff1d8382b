package io.mooring.executor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.toolview.ToolView;

class ListedToolTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ToolView TOOL = new ToolView("mooring", "list", "mcp_mooring_list", "", "Lists.", "built-in",
            "{}", null, Map.of(), "{}", true, false, Set.of(), 1);

    @Test
    void showsTheOutputSchemaOnlyWhenItIsKnown() throws Exception {
        JsonNode schema = JSON.readTree("{\"type\":\"object\"}");

        assertThat(json(ListedTool.of(TOOL, schema, null, List.of())).has("outputSchema")).isFalse();
        assertThat(json(ListedTool.of(TOOL, schema, schema, List.of())).path("outputSchema")).isEqualTo(schema);
    }

    @Test
    void givesABuiltInToolAnAddressWithoutAConnectionToMake() throws Exception {
        JsonNode listed = json(ListedTool.of(TOOL, JSON.readTree("{}"), null,
                List.of(ConnectionView.builtIn("mooring"))));

        assertThat(listed.path("name").textValue()).isEqualTo("mcp_mooring_list");
        assertThat(listed.path("connection").textValue()).isEqualTo("built-in");
        assertThat(listed.path("connections").path(0).path("address").textValue())
                .isEqualTo("mooring.org.built-in.list");
    }

    @Test
    void describesTypesOfParameters() throws Exception {
        assertThat(ParameterTypes.of(JSON.readTree("""
                {"properties":{"a":{"type":"string"},"b":{"type":["integer","null"]},"c":{"type":"array",
                "items":{"type":"string"}},"d":{"$ref":"#/$defs/D"},"e":{}},"$defs":{"D":{"type":"object"}}}""")))
                .isEqualTo(Map.of("a", "string", "b", "integer", "c", "array of string", "d", "object", "e", "any"));
    }

    private static JsonNode json(ListedTool tool) {
        return JSON.valueToTree(tool);
    }
}
