package io.mooring.executor.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

class ToolSignatureTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void writesMembersWithTheirCommentsAndDefinitionsAsNamedTypes() {
        // Given
        JsonNode input = json("""
                {"type": "object", "required": ["title"], "properties": {
                    "title": {"type": "string", "description": "What it is about.\\nShort."},
                    "labels": {"type": "array", "items": {"$ref": "#/$defs/Label"}},
                    "due-date": {"type": "string", "format": "date", "default": "today"}},
                 "$defs": {"Label": {"type": "object", "description": "A tag.", "properties": {
                    "name": {"type": "string"}, "inner": {"$ref": "#/$defs/Label"}}},
                    "Unused": {"type": "string"}}}""");

        // When
        String text = ToolSignature.of("mcp_tracker_create_issue", "Creates an issue. */ alert(1)", input, null);

        // Then
        assertThat(text).isEqualTo("""
                interface Tools {
                  /** Creates an issue. * / alert(1) */
                  mcp_tracker_create_issue(args: {
                    /**
                     * What it is about.
                     * Short.
                     */
                    title: string;
                    labels?: Label[];
                    /**
                     * @format date
                     * @default "today"
                     */
                    "due-date"?: string;
                  }): Promise<unknown>;
                }
                /** A tag. */
                type Label = {
                  name?: string;
                  inner?: Label;
                };
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "{'type': 'integer'} ~ number",
            "{'type': ['string', 'null']} ~ string | null",
            "{'type': 'string', 'nullable': true} ~ string | null",
            "{'enum': ['a', 1, null, true, {'k': [1]}]} ~ \"a\" | 1 | null | true | { k: [1] }",
            "{'const': 'x\\\\y'} ~ \"x\\\\y\"",
            "{'type': 'array', 'items': {'type': ['string', 'null']}} ~ (string | null)[]",
            "{'type': 'array'} ~ unknown[]",
            "{'prefixItems': [{'type': 'string'}, {'type': 'number'}], 'items': false, 'minItems': 1} ~ [string, number?]",
            "{'type': 'array', 'prefixItems': [{'type': 'string'}], 'minItems': 1} ~ [string, ...unknown[]]",
            "{'type': 'object'} ~ Record<string, unknown>",
            "{'type': 'object', 'additionalProperties': {'type': 'number'}} ~ Record<string, number>",
            "{'type': 'object', 'additionalProperties': false} ~ Record<string, never>",
            "{'type': 'object', 'patternProperties': {'^x': {'type': 'number'}}} ~ Record<string, number>",
            "{'anyOf': [{'type': 'string'}, {'type': 'number'}]} ~ string | number",
            "{'oneOf': [{'type': 'string'}, {}]} ~ unknown",
            "{'allOf': [{'$ref': '#/$defs/A'}, {'anyOf': [{'type': 'string'}, {'type': 'null'}]}]} ~ A & (string | null)",
            "{'$ref': '#/$defs/A/properties/b'} ~ boolean",
            "{'$ref': '#/$defs/missing'} ~ unknown",
            "{'$ref': 'https://elsewhere.test/schema'} ~ unknown",
            "true ~ unknown",
            "false ~ never",
            "{} ~ unknown"})
    void knowsTypesOfSchemas(String schema, String expected) {
        ObjectNode root = (ObjectNode) json("{\"type\": \"object\", \"properties\": {}, \"$defs\": {\"A\": {\"type\":"
                + " \"object\", \"properties\": {\"b\": {\"type\": \"boolean\"}}}}}");
        root.withObject("/properties").set("it", json(schema.replace('\'', '"')));

        String text = ToolSignature.of("t", "", root, null);

        assertThat(text).contains("    it?: " + expected + ";\n");
    }

    @Test
    void givesDefinitionsOfBothSidesNamesOfTheirOwn() {
        JsonNode input = json("{\"$ref\": \"#/$defs/my type\", \"$defs\": {\"my type\": {\"type\": \"string\"}}}");
        JsonNode output = json("{\"anyOf\": [{\"$ref\": \"#/$defs/my_type\"}, {\"$ref\": \"#/$defs/string\"}],"
                + " \"$defs\": {\"my_type\": {\"type\": \"number\"}, \"string\": {\"type\": \"null\"}}}");

        String text = ToolSignature.of("a.b", "", input, output);

        assertThat(text).contains("\"a.b\"(args?: my_type): Promise<my_type_2 | _string>;", "type my_type = string;",
                "type my_type_2 = number;", "type _string = null;");
    }

    @Test
    void staysSmallWhateverItIsGiven() {
        for (JsonNode schema : List.of(wide(), tangled(), deep())) {
            String text = ToolSignature.of("t", "long ".repeat(10_000), schema, schema);

            assertThat(text.length()).isBetween(100, 80_000);
            assertThat(text.chars().filter(c -> c == '{').count())
                    .isEqualTo(text.chars().filter(c -> c == '}').count());
        }
    }

    private static JsonNode wide() {
        ObjectNode root = JSON.createObjectNode().put("type", "object");
        for (int i = 0; i < 5000; i++) {
            root.withObject("/properties").putObject("property" + i).put("type", "string").put("description",
                    "of some length ".repeat(20));
        }
        return root;
    }

    private static JsonNode tangled() {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode all = root.putArray("allOf");
        for (int i = 0; i < 400; i++) {
            all.addObject().put("$ref", "#");
            all.addObject().put("$ref", "#/allOf/" + i);
            all.addObject().put("$ref", "#/$defs/d" + i);
            root.withObject("/$defs").putObject("d" + i).put("description", "x".repeat(500))
                    .put("$ref", "#/$defs/d" + (i + 1) % 400);
        }
        return root;
    }

    private static JsonNode deep() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode at = root;
        for (int i = 0; i < 900; i++) {
            at = i % 2 == 0 ? at.put("type", "array").putObject("items") : at.putArray("anyOf").addObject();
        }
        return root;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
