package io.mooring.executor.toolview;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A tool as the catalog published it.
 *
 * @param callName the name without an address, {@code mcp_<integration>_<tool>}, at most 64 characters, or the short name
 *        its provider gives it
 * @param variant tells tools of one name apart that differ between connections; empty for the usual one
 * @param inputSchema JSON Schema of the arguments, without its definitions
 * @param outputSchema the same of the result; null when unknown
 * @param definitions name to hash of each definition the schemas refer to themselves; these name further ones
 * @param binding how to run it, in the form of its kind
 * @param connections ids of the connections that offer it; empty when all of its integration do
 * @param version version of the integration that brought the tool; a schema compiled for it stays valid
 */
public record ToolView(String integration, String name, String callName, String variant,
        String description, String kind, String inputSchema, @Nullable String outputSchema,
        Map<String, String> definitions, String binding,
        boolean readOnly, boolean destructive, Set<String> connections, long version) {

    /** Kind of the tools Mooring brings itself: every user has them, without a connection. */
    public static final String BUILT_IN = "built-in";

    /** Integration of these tools. */
    public static final String BUILT_IN_INTEGRATION = "mooring";

    /** Kind of the tools that read databases. */
    public static final String DATABASE = "database";

    /** Kind of the tools that are code of a provider. */
    public static final String PROVIDER = "provider";

    /** Where it stands among all. */
    public ToolPosition position() {
        return new ToolPosition(integration, name, variant);
    }

    public boolean isBuiltIn() {
        return kind.equals(BUILT_IN);
    }

    /** Whether this is a name of it; one that has a short name keeps the usual one. */
    public boolean isCalled(String text) {
        return callName.equals(text) || kind.equals(PROVIDER) && text.equals("mcp_" + integration + "_" + name);
    }

    /** Whether the tool can be called on this connection of its integration. */
    public boolean isOfferedOn(String connection) {
        return connections.isEmpty() || connections.contains(connection);
    }
}
