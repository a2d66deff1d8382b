package io.mooring.executor.resolution;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.toolview.ToolView;

/** The schema of a tool's arguments together with the definitions it needs. */
public final class InputSchema {

    private InputSchema() {}

    /**
     * Bundles them under {@code $defs}.
     *
     * @param definitions hash to schema; topics have no common order, so one may still be missing: then 503
     */
    public static ObjectNode bundle(ToolView tool, Map<String, String> definitions, ObjectMapper json) {
        ObjectNode schema = object(tool.inputSchema(), json);
        if (!tool.definitions().isEmpty()) {
            ObjectNode bundled = schema.withObject("/$defs");
            new TreeMap<>(tool.definitions()).forEach((name, hash) -> {
                String text = definitions.get(hash);
                if (text == null) {
                    throw ExecutorError.TOOL_NOT_READY
                            .because("definition " + name + " of " + tool.callName() + " has not arrived yet");
                }
                bundled.set(name, parse(text, json));
            });
        }
        return schema;
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
