package io.mooring.catalog.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.Tool;

class ControlToolsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Draft draft = ControlTools.draft();

    @Test
    void isAnIntegrationNobodyElseCanBe() {
        assertThat(draft.kind()).isEqualTo(Kind.BUILT_IN);
        assertThat(draft.slug()).hasToString("mooring");
        assertThatThrownBy(() -> Slug.of("mooring")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void hasToolsAnybodyCanName() {
        assertThat(draft.toolset().tools()).hasSizeGreaterThan(10).extracting(Tool::name).doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-zA-Z0-9_-]{1,64}"));
        assertThat(draft.toolset().tools()).allSatisfy(tool -> {
            assertThat(tool.title()).isNotBlank();
            assertThat(tool.description()).isNotBlank();
        });
    }

    @Test
    void describesArgumentsInJsonSchema() {
        Schema metaschema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(draft.toolset().tools()).allSatisfy(
                tool -> assertThat(metaschema.validate(tool.inputSchema(), InputFormat.JSON)).as(tool.name())
                        .isEmpty());
    }

    @Test
    void putsEveryArgumentSomewhere() {
        assertThat(draft.toolset().tools()).allSatisfy(tool -> {
            JsonNode binding = read(tool.binding());
            List<String> placed = new ArrayList<>();
            binding.path("parameters").forEach(parameter -> placed.add(parameter.path("argument").textValue()));
            binding.at("/body/arguments").forEach(member -> placed.add(member.textValue()));
            assertThat(placed).as(tool.name()).containsExactlyInAnyOrderElementsOf(tool.parameterNames());
            binding.path("parameters").forEach(parameter -> {
                if (parameter.path("in").textValue().equals("path")) {
                    assertThat(binding.path("path").textValue())
                            .contains("{" + parameter.path("name").textValue() + "}");
                }
            });
        });
    }

    @Test
    void saysWhatChangesNothing() {
        assertThat(draft.toolset().tools()).filteredOn(tool -> tool.hints().destructive()).extracting(Tool::name)
                .containsExactly("integrations_remove");
        assertThat(draft.toolset().tools()).filteredOn(tool -> tool.hints().readOnly()).extracting(Tool::name)
                .containsExactly("integrations_list", "integrations_get", "integrations_detect", "tools_list",
                        "tools_get", "openapi_preview_spec", "mcp_probe");
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
