package io.mooring.executor.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.toolview.ToolView;

class ToolSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> DEFINITIONS = Map.of("h1", "{\"$ref\":\"#/$defs/Two\"}", "h2",
            "{\"items\":{\"$ref\":\"#/$defs/One\"}}", "h3", "{\"type\":\"string\"}");
    private static final Map<String, String> NAMES = Map.of("One", "h1", "Two", "h2", "a/b c", "h3");

    @Test
    void givesEachSchemaTheDefinitionsItNeeds() {
        ToolView tool = Tools.withSchemas("{\"$ref\":\"#/$defs/One\"}",
                "{\"items\":{\"$ref\":\"#/$defs/a~1b%20c/items\"}}", NAMES);

        assertThat(ToolSchemas.input(tool, DEFINITIONS, JSON).path("$defs").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("One", "Two");
        assertThat(ToolSchemas.output(tool, DEFINITIONS, JSON).path("$defs").fieldNames()).toIterable()
                .containsExactly("a/b c");
    }

    @Test
    void hasNoOutputSchemaWhereNoneIsKnown() {
        assertThat(ToolSchemas.output(Tools.withSchemas("{}", null, Map.of()), Map.of(), JSON)).isNull();
    }

    @Test
    void waitsForADefinitionItNeeds() {
        ToolView tool = Tools.withSchemas("{\"$ref\":\"#/$defs/One\"}", "{\"$ref\":\"#/$defs/a~1b c\"}", NAMES);
        Map<String, String> some = Map.of("h3", "{}", "h1", "{}");

        assertThat(ToolSchemas.input(tool, some, JSON).path("$defs").size()).isEqualTo(1);
        assertThatThrownBy(() -> ToolSchemas.input(tool, Map.of("h1", "{\"$ref\":\"#/$defs/Two\"}"), JSON))
                .hasMessageContaining("Two").extracting("statusCode").isEqualTo(503);
    }
}
