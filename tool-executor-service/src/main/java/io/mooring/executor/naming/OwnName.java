package io.mooring.executor.naming;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.resolution.Action;
import io.mooring.executor.toolview.ToolView;

/** The name an MCP server gives a tool, where it can be found again by it. */
final class OwnName {

    private static final String MCP = "mcp";
    /** Names that mean something else to a caller: call names, databases and the tools that lead to all others. */
    private static final Pattern TAKEN = Pattern
            .compile("(mcp_|DB_QUERY_).*|search_tools|describe_tools|call_tool", Pattern.DOTALL);
    private static final Pattern CHANGED = Pattern.compile("[^a-zA-Z0-9_-]+");

    private OwnName() {}

    /** None when the catalog had to give it another name to tell it from others, or the name is not a server's to take. */
    static Optional<String> of(ToolView tool, ObjectMapper json) {
        if (!tool.kind().equals(MCP)) {
            return Optional.empty();
        }
        JsonNode given = binding(tool, json).path("tool").path("name");
        return given.isTextual() && !isTaken(given.textValue())
                && places(given.textValue()).contains(tool.name())
                        ? Optional.of(given.textValue())
                        : Optional.empty();
    }

    /** An address is taken, too: no server is to stand in for another one's tool. */
    private static boolean isTaken(String name) {
        return TAKEN.matcher(name).matches() || Action.parse(name).address() != null;
    }

    /** The names the catalog may keep it under. */
    static Set<String> places(String own) {
        return Set.copyOf(List.of(own, CHANGED.matcher(own).replaceAll("_")));
    }

    private static JsonNode binding(ToolView tool, ObjectMapper json) {
        try {
            return json.readTree(tool.binding());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this column is written by this service", e);
        }
    }
}
