package io.mooring.executor.resolution;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.definition.Definition;
import io.mooring.executor.toolview.ToolView;

/** Tools of integration {@code echo}. */
public final class Tools {

    private Tools() {}

    public static ToolView onAll() {
        return variant("");
    }

    static ToolView variant(String variant, String... connections) {
        return new ToolView("echo", "make", "mcp_echo_make", variant, "", "openapi", "{}", null, Map.of(), "{}", false,
                false,
                Set.of(connections), 1);
    }

    public static ToolView withSchemas(String input, @Nullable String output, Map<String, String> definitions) {
        return new ToolView("echo", "make", "mcp_echo_make", "", "", "openapi", input, output, definitions, "{}", false,
                false, Set.of(),
                1);
    }

    static Definition definition(String schema, Map<String, String> uses) {
        try {
            return Definition.of(new ObjectMapper().readTree(schema), schema.length(), uses);
        } catch (JsonProcessingException e) {
            throw new AssertionError(schema, e);
        }
    }
}
