package io.mooring.executor.toolview;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.catalog.ToolState;

/** The columns of a tool, by their names. */
record SavedTool(String integration, String name, String variant, String title, String description, String kind,
        String inputSchema, @Nullable String outputSchema, Map<String, String> definitions, String binding,
        boolean readOnly, boolean destructive, boolean idempotent, List<String> tags, List<String> parameterNames,
        List<String> connections, long version) {

    static SavedTool of(ToolState state) {
        return new SavedTool(state.getIntegration(), state.getName(), state.getVariant(), state.getTitle(),
                state.getDescription(), state.getKind(), state.getInputSchema(), state.getOutputSchema(),
                state.getDefinitions(), state.getBinding(), state.getReadOnly(), state.getDestructive(),
                state.getIdempotent(), state.getTags(), state.getParameterNames(), state.getConnections(),
                state.getVersion());
    }
}
