package io.mooring.executor.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.definition.Definition;
import io.mooring.executor.toolview.ToolView;

class ToolSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Definition> DEFINITIONS = Map.of("h1",
            Tools.definition("{\"$ref\":\"#/$defs/Two\"}", Map.of("Two", "h2")), "h2",
            Tools.definition("{\"items\":{\"$ref\":\"#/$defs/One\"}}", Map.of("One", "h1")), "h3",
            Tools.definition("{\"type\":\"string\"}", Map.of()));
    private static final Map<String, String> NAMES = Map.of("One", "h1", "a/b c", "h3");

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
    void waitsForADefinitionItNeedsThroughAnother() {
        ToolView tool = Tools.withSchemas("{\"$ref\":\"#/$defs/One\"}", "{\"$ref\":\"#/$defs/a~1b c\"}", NAMES);
        Map<String, Definition> some = Map.of("h1", DEFINITIONS.get("h1"), "h3", DEFINITIONS.get("h3"));

        assertThat(ToolSchemas.output(tool, some, JSON)).isNotNull();
        assertThatThrownBy(() -> ToolSchemas.input(tool, some, JSON)).hasMessageContaining("1 definitions")
                .extracting("statusCode").isEqualTo(503);
    }

    @Test
    void findsDefinitionsForNoSchemaThatCantBeUsed() {
        ToolView tool = Tools.withSchemas("[]", "{}", Map.of());

        assertThat(ToolSchemas.roots(tool, JSON)).hasSize(1);
        assertThatThrownBy(() -> ToolSchemas.input(tool, Map.of(), JSON)).extracting("statusCode").isEqualTo(422);
    }
}
