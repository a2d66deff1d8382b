package io.mooring.executor.toolview;

import java.util.Map;

/**
 * A tool as the catalog published it.
 *
 * @param inputSchema JSON Schema of the arguments, without its definitions
 * @param definitions name to hash of each definition the schema needs
 * @param binding how to run it, in the form of its kind
 * @param version version of the integration that brought the tool; a schema compiled for it stays valid
 */
public record ToolView(String integration, String name, String description, String kind, String inputSchema,
        Map<String, String> definitions, String binding, boolean readOnly, boolean destructive, long version) {

    /** The name without an address, {@code mcp_<integration>_<tool>}. */
    public String callName() {
        return "mcp_" + integration + "_" + name;
    }
}
