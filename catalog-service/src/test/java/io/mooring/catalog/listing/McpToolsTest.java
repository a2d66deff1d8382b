package io.mooring.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.Toolset.Skipped;

class McpToolsTest {

    private final McpTools compiler = new McpTools();

    @Test
    void keepsAToolAsTheServerGaveIt() {
        // Given
        String listed = """
                {"name": "issues.create", "title": "Create an issue", "description": "Makes one.",
                 "inputSchema": {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
                   "properties": {"title": {"type": "string"}, "labels": {"type": "array", "items": [{"type": "string"}]}},
                   "required": ["title"]},
                 "outputSchema": {"type": "object"}, "annotations": {"readOnlyHint": false, "openWorldHint": true},
                 "_meta": {"vendor/x": [1]}, "execution": {"taskSupport": "optional"}}""";

        // When
        Tool tool = compiler.compile(json("{\"tools\": [" + listed + "]}")).tools().getFirst();

        // Then
        assertThat(tool.name()).isEqualTo("issues_create");
        assertThat(tool.title()).isEqualTo("Create an issue");
        assertThat(json(tool.binding())).isEqualTo(json("{\"tool\": " + listed + "}"));
        assertThat(json(tool.inputSchema())).isEqualTo(json("""
                {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"},
                 "labels": {"type": "array", "prefixItems": [{"type": "string"}]}}}"""));
        assertThat(tool.outputSchema()).isEqualTo("{\"type\":\"object\"}");
        assertThat(tool.parameterNames()).containsExactly("title", "labels");
        assertThat(tool.hints()).isEqualTo(new Tool.Hints(false, true, false));
    }

    @Test
    void takesTheDefaultsOfTheSpecificationForHints() {
        Toolset tools = compiler.compile(json("""
                {"tools": [{"name": "a"}, {"name": "b", "annotations": {"readOnlyHint": true}},
                 {"name": "c", "annotations": {"destructiveHint": false, "idempotentHint": true}}]}"""));

        assertThat(tools.tools()).extracting(Tool::hints).containsExactly(new Tool.Hints(false, true, false),
                new Tool.Hints(true, false, true), new Tool.Hints(false, false, true));
    }

    @Test
    void leavesOutWhatIsNoToolAndSaysWhy() {
        // Given
        String deep = "{\"items\":".repeat(80) + "{}" + "}".repeat(80);

        // When
        Toolset tools = compiler.compile(json("""
                {"tools": [{"name": "good", "inputSchema": {}}, {"title": "nameless"}, 7,
                 {"name": "good"}, {"name": "text", "inputSchema": {"type": "string"}},
                 {"name": "odd", "inputSchema": {"type": "object", "properties": {"a": {"type": "wrong"}}}},
                 {"name": "dangling", "inputSchema": {"properties": {"a": {"$ref": "#/$defs/none"}}}},
                 {"name": "away", "inputSchema": {"properties": {"a": {"$ref": "https://example.com/x"}}}},
                 {"name": "deep", "inputSchema": {"properties": {"a": %s}}}]}""".formatted(deep)));

        // Then
        assertThat(tools.tools()).extracting(Tool::name).containsExactly("good");
        assertThat(tools.skipped()).extracting(Skipped::pointer).containsExactly("/tools/1/name", "/tools/2/name",
                "/tools/3/name", "/tools/4/inputSchema", "/tools/5/inputSchema/properties/a/type",
                "/tools/6/inputSchema/properties/a/$ref", "/tools/7/inputSchema/properties/a/$ref",
                "/tools/8/inputSchema");
    }

    @Test
    void givesEachToolANameOfItsOwn() {
        Toolset tools = compiler.compile(json("""
                {"tools": [{"name": "a.b"}, {"name": "a_b"}, {"name": "a/b"}, {"name": "ü"}, {"name": "%s"}]}"""
                .formatted("x".repeat(100))));

        assertThat(tools.tools()).extracting(Tool::name).doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-zA-Z0-9_-]{1,64}")).contains("a_b", "_");
        assertThat(tools.tools().get(1).name()).isEqualTo("a_b");
        assertThat(tools.tools().get(0).name()).matches("a_b_[0-9a-f]{8}");
    }

    @Test
    void refusesWhatIsNoList() {
        assertThatThrownBy(() -> compiler.compile(json("{\"data\": {}}"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
