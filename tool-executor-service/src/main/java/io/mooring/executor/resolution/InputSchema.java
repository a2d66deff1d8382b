package io.mooring.executor.resolution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.toolview.ToolView;

/** The schema of a tool's arguments together with the definitions it needs. */
public final class InputSchema {

    private static final String DEFINITION = "#/$defs/";

    private InputSchema() {}

    /**
     * Bundles them under {@code $defs}.
     *
     * @param definitions hash to schema; topics have no common order, so one may still be missing: then 503
     */
    public static ObjectNode bundle(ToolView tool, Map<String, String> definitions, ObjectMapper json) {
        ObjectNode schema = object(tool.inputSchema(), json);
        Map<String, JsonNode> reached = new TreeMap<>();
        reach(schema, reached, name -> definition(tool, name, definitions, json));
        if (!reached.isEmpty()) {
            schema.withObject("/$defs").setAll(reached);
        }
        return schema;
    }

    /** A tool's definitions are those of its result too: here only what the arguments refer to counts. */
    private static void reach(JsonNode schema, Map<String, JsonNode> reached, Function<String, JsonNode> definitions) {
        Deque<JsonNode> next = new ArrayDeque<>(List.of(schema));
        while (!next.isEmpty()) {
            JsonNode node = next.pop();
            String reference = node.path("$ref").asText("");
            String name = reference.startsWith(DEFINITION) ? reference.substring(DEFINITION.length()) : "";
            if (!name.isEmpty() && !reached.containsKey(name)) {
                reached.put(name, definitions.apply(name));
                next.push(reached.get(name));
            }
            node.valueStream().filter(JsonNode::isContainerNode).forEach(next::push);
        }
    }

    private static JsonNode definition(ToolView tool, String name, Map<String, String> definitions,
            ObjectMapper json) {
        String hash = tool.definitions().get(name);
        if (hash == null) {
            // A property that is called $ref, or an example: no reference.
            return json.getNodeFactory().objectNode();
        }
        String text = definitions.get(hash);
        if (text == null) {
            throw ExecutorError.TOOL_NOT_READY
                    .because("definition " + name + " of " + tool.callName() + " has not arrived yet");
        }
        return parse(text, json);
    }

    private static ObjectNode object(String text, ObjectMapper json) {
        if (parse(text, json) instanceof ObjectNode object) {
            return object;
        }
        throw ExecutorError.TOOL_UNUSABLE.because("its input schema is not an object");
    }

    private static JsonNode parse(String text, ObjectMapper json) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw ExecutorError.TOOL_UNUSABLE.because("its input schema is not JSON");
        }
    }
}
