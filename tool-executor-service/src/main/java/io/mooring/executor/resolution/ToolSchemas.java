package io.mooring.executor.resolution;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.toolview.ToolView;

/** The schemas of a tool together with the definitions they need, under {@code $defs}. */
public final class ToolSchemas {

    private static final String DEFINITION = "#/$defs/";

    private ToolSchemas() {}

    /**
     * That of the arguments.
     *
     * @param definitions hash to schema; topics have no common order, so one may still be missing: then 503
     */
    public static ObjectNode input(ToolView tool, Map<String, String> definitions, ObjectMapper json) {
        return bundle(tool, tool.inputSchema(), definitions, json);
    }

    /** That of the result; null when it is not known. Definitions as in {@link #input}. */
    public static @Nullable ObjectNode output(ToolView tool, Map<String, String> definitions, ObjectMapper json) {
        return tool.outputSchema() == null ? null : bundle(tool, tool.outputSchema(), definitions, json);
    }

    /** A tool's definitions are those of both its schemas: each gets what it refers to, directly or not. */
    private static ObjectNode bundle(ToolView tool, String text, Map<String, String> definitions, ObjectMapper json) {
        ObjectNode schema = object(text, json);
        Map<String, JsonNode> reached = new TreeMap<>();
        Deque<JsonNode> next = new ArrayDeque<>(List.of(schema));
        while (!next.isEmpty()) {
            JsonNode node = next.pop();
            // A property that is called $ref, or an example, is no reference.
            name(node.path("$ref")).filter(tool.definitions()::containsKey).filter(name -> !reached.containsKey(name))
                    .ifPresent(name -> {
                        reached.put(name, definition(tool, name, definitions, json));
                        next.push(reached.get(name));
                    });
            node.valueStream().filter(JsonNode::isContainerNode).forEach(next::push);
        }
        if (!reached.isEmpty()) {
            schema.withObject("/$defs").setAll(reached);
        }
        return schema;
    }

    private static JsonNode definition(ToolView tool, String name, Map<String, String> definitions,
            ObjectMapper json) {
        String text = definitions.get(tool.definitions().get(name));
        if (text == null) {
            throw ExecutorError.TOOL_NOT_READY
                    .because("definition " + name + " of " + tool.callName() + " has not arrived yet");
        }
        return parse(text, json);
    }

    /** The definition a reference is to or into: a JSON pointer in a fragment, percent-encoded. */
    private static Optional<String> name(JsonNode reference) {
        if (!reference.asText().startsWith(DEFINITION)) {
            return Optional.empty();
        }
        String name = reference.asText().substring(DEFINITION.length()).split("/", 2)[0];
        try {
            name = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return Optional.of(name);
        }
        return Optional.of(name.replace("~1", "/").replace("~0", "~"));
    }

    private static ObjectNode object(String text, ObjectMapper json) {
        if (parse(text, json) instanceof ObjectNode object) {
            return object;
        }
        throw ExecutorError.TOOL_UNUSABLE.because("one of its schemas is not an object");
    }

    private static JsonNode parse(String text, ObjectMapper json) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw ExecutorError.TOOL_UNUSABLE.because("one of its schemas is not JSON");
        }
    }
}
