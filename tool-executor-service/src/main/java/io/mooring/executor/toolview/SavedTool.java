package io.mooring.executor.toolview;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.event.catalog.ToolState;

/** The columns of a tool, by their names. */
record SavedTool(String integration, String name, String variant, String title, String description, String kind,
        String inputSchema, @Nullable String outputSchema, Map<String, String> definitions, String binding,
        boolean readOnly, boolean destructive, boolean idempotent, List<String> tags, List<String> parameterNames,
        List<String> connections, @Nullable String alias, long version) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ALIAS = Pattern.compile("[A-Z][A-Z0-9_]{2,63}");

    static SavedTool of(ToolState state) {
        return new SavedTool(state.getIntegration(), state.getName(), state.getVariant(), state.getTitle(),
                state.getDescription(), state.getKind(), state.getInputSchema(), state.getOutputSchema(),
                state.getDefinitions(), state.getBinding(), state.getReadOnly(), state.getDestructive(),
                state.getIdempotent(), state.getTags(), state.getParameterNames(), state.getConnections(),
                alias(state), state.getVersion());
    }

    /** The short name in the binding of a provider's tool. */
    private static @Nullable String alias(ToolState state) {
        if (!state.getKind().equals(ToolView.PROVIDER)) {
            return null;
        }
        try {
            String alias = JSON.readTree(state.getBinding()).path("alias").textValue();
            return alias != null && ALIAS.matcher(alias).matches() ? alias : null;
        } catch (JsonProcessingException unusable) {
            return null;
        }
    }
}
