package io.mooring.executor.metatool;

import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The three tools as they are listed, always the same. */
final class Definitions {

    static final String SEARCH = "search_tools";
    static final String DESCRIBE = "describe_tools";
    static final String CALL = "call_tool";
    static final Set<String> NAMES = Set.of(SEARCH, DESCRIBE, CALL);

    private static final String LIST = """
            {"tools": [
             {"name": "search_tools",
              "description": "Finds tools by what they do, the best first. Begin here: there are more tools than are listed. \
            Then describe_tools for the arguments of those that fit, then call_tool.",
              "inputSchema": {"type": "object", "required": ["query"], "properties": {
               "query": {"type": "string", "minLength": 1, "maxLength": 2000,
                "description": "What the tool should do, in words"},
               "integration": {"type": "string", "description": "Only tools of this app"},
               "limit": {"type": "integer", "minimum": 1, "maximum": 50, "default": 10}}},
              "annotations": {"readOnlyHint": true, "openWorldHint": false}},
             {"name": "describe_tools",
              "description": "The full schemas of tools that search_tools found.",
              "inputSchema": {"type": "object", "required": ["names"], "properties": {
               "names": {"type": "array", "minItems": 1, "maxItems": 20, "items": {"type": "string"}}}},
              "annotations": {"readOnlyHint": true, "openWorldHint": false}},
             {"name": "call_tool",
              "description": "Calls a tool that describe_tools described. What it does, and whether it may run, depends on \
            that tool.",
              "inputSchema": {"type": "object", "required": ["name"], "properties": {
               "name": {"type": "string"},
               "arguments": {"type": "object", "description": "As the tool's inputSchema says"}}},
              "annotations": {"readOnlyHint": false, "destructiveHint": true, "openWorldHint": true}}]}
            """;

    private Definitions() {}

    /** The result of {@code tools/list}. */
    static ObjectNode list(ObjectMapper json) {
        try {
            return (ObjectNode) json.readTree(LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this is JSON", e);
        }
    }
}
