package io.mooring.executor.resolution;

import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.definition.Bundle;
import io.mooring.contracts.definition.Bundle.Root;
import io.mooring.contracts.definition.Definition;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.toolview.ToolView;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** The schemas of a tool together with the definitions they need, under {@code $defs}. */
public final class ToolSchemas {

    private ToolSchemas() {}

    /**
     * That of the arguments.
     *
     * @param definitions by hash; topics have no common order, so one may still be missing: then 503
     */
    public static ObjectNode input(ToolView tool, Map<String, Definition> definitions, ObjectMapper json) {
        return bundle(tool, root(tool, tool.inputSchema(), json), definitions);
    }

    /** That of the result; null when it is not known. Definitions as in {@link #input}. */
    public static @Nullable ObjectNode output(ToolView tool, Map<String, Definition> definitions, ObjectMapper json) {
        return tool.outputSchema() == null ? null : bundle(tool, root(tool, tool.outputSchema(), json), definitions);
    }

    /** What to find definitions for when arguments are to be checked; nothing for a schema that can't be used. */
    public static Stream<Root> inputRoots(ToolView tool, ObjectMapper json) {
        return readable(tool, tool.inputSchema(), json);
    }

    /** What to find definitions for when the tool is to be shown; as {@link #inputRoots}. */
    public static Stream<Root> roots(ToolView tool, ObjectMapper json) {
        return tool.outputSchema() == null
                ? inputRoots(tool, json)
                : Stream.concat(inputRoots(tool, json), readable(tool, tool.outputSchema(), json));
    }

    /** Who uses the schema of this very tool is told that it can't be; others are not hindered. */
    private static Stream<Root> readable(ToolView tool, String text, ObjectMapper json) {
        try {
            return Stream.of(root(tool, text, json));
        } catch (HttpProblem unusable) {
            return Stream.empty();
        }
    }

    private static ObjectNode bundle(ToolView tool, Root root, Map<String, Definition> definitions) {
        Bundle bundle = Bundle.of(root, definitions);
        if (!bundle.missing().isEmpty()) {
            throw ExecutorError.TOOL_NOT_READY
                    .because(bundle.missing().size() + " definitions of " + tool.callName() + " have not arrived yet");
        }
        return bundle.schema();
    }

    private static Root root(ToolView tool, String text, ObjectMapper json) {
        try {
            if (json.readTree(text) instanceof ObjectNode object) {
                return new Root(object, tool.definitions());
            }
        } catch (JsonProcessingException e) {
            throw ExecutorError.TOOL_UNUSABLE.because("one of its schemas is not JSON");
        }
        throw ExecutorError.TOOL_UNUSABLE.because("one of its schemas is not an object");
    }
}
