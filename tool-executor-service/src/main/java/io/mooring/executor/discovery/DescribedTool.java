package io.mooring.executor.discovery;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.signature.ToolSignature;
import io.mooring.executor.toolview.ToolView;

/**
 * All that is needed to call a tool.
 *
 * @param inputSchema what the arguments have to fit, with the definitions it needs under {@code $defs}, and no others
 * @param outputSchema the same of a result, when that is known
 * @param typeScript both as a TypeScript signature, bounded in size
 */
record DescribedTool(String name, String description, String integration, JsonNode inputSchema,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode outputSchema, String typeScript,
        List<Choice> connections, boolean readOnly, boolean destructive) {

    static DescribedTool of(ToolView tool, JsonNode input, @Nullable JsonNode output,
            List<ConnectionView> connections) {
        return new DescribedTool(tool.callName(), tool.description(), tool.integration(), input, output,
                ToolSignature.of(tool.callName(), tool.description(), input, output),
                Choice.of(tool.name(), connections), tool.readOnly(), tool.destructive());
    }
}
