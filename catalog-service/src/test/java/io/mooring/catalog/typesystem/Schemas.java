package io.mooring.catalog.typesystem;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.mooring.catalog.SharedSchema;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;

/** What an independent validator says of the schemas of tools. */
final class Schemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Schema metaschema = registry
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    private final Toolset toolset;

    Schemas(Toolset toolset) {
        this.toolset = toolset;
    }

    /** Names of tools with a schema that is not JSON Schema 2020-12. */
    List<String> notValid() {
        return toolset.tools().stream().filter(tool -> Stream.of(input(tool), output(tool))
                .anyMatch(schema -> !metaschema.validate(schema.toString(), InputFormat.JSON).isEmpty()))
                .map(Tool::name).toList();
    }

    /** What is wrong with examples made from the input schemas, by the schemas themselves. */
    List<String> refusedExamples() {
        return toolset.tools().stream().flatMap(tool -> Stream.of(0, 1, 3).flatMap(depth -> {
            JsonNode example = Examples.of(input(tool), definitions(tool), depth);
            return refusals(tool, example).stream().map(refusal -> tool.name() + " " + example + ": " + refusal);
        })).toList();
    }

    List<String> refusals(Tool tool, JsonNode arguments) {
        return registry.getSchema(input(tool).toString()).validate(arguments.toString(), InputFormat.JSON).stream()
                .map(Object::toString).toList();
    }

    /** The input schema with the definitions it needs: it stands on its own. */
    JsonNode input(Tool tool) {
        return bundle(tool, tool.inputSchema());
    }

    JsonNode output(Tool tool) {
        return bundle(tool, String.valueOf(tool.outputSchema()));
    }

    private JsonNode bundle(Tool tool, String schema) {
        ObjectNode bundled = (ObjectNode) read(schema);
        ObjectNode definitions = bundled.putObject("$defs");
        definitions(tool).forEach(definitions::set);
        return bundled;
    }

    private Map<String, JsonNode> definitions(Tool tool) {
        Map<String, JsonNode> definitions = new TreeMap<>();
        Deque<String> next = new ArrayDeque<>(tool.definitions());
        while (!next.isEmpty()) {
            SharedSchema schema = toolset.definitions().get(next.peek());
            if (definitions.put(next.pop(), read(schema.text())) == null) {
                next.addAll(schema.uses());
            }
        }
        return definitions;
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
